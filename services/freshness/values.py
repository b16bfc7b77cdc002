"""How the yearly question to providers runs: the pattern of the 211 services in numbers (decision 0031)."""

PURPOSE = "directory-check"
LINK_DAYS = 21
# The reminder comes when the first link has run out, and brings a new one.
REMIND_AFTER_DAYS = 21
# Question and reminder with their links; as long as that nobody is asked anew.
QUIET_DAYS = REMIND_AFTER_DAYS + LINK_DAYS
# Whoever was asked so many days before the day of the check has been asked for it.
EARLY_DAYS = QUIET_DAYS
# What families read about who checked.
COORDINATION = "Koordination"
PROVIDER = "die Organisation selbst"
# Mails of one kind that leave in one go: the next run of `tick` sends the next ones.
AT_ONCE = 20
# Questions with what was proposed and decided; what came of it stands in the history of the entry.
KEPT_DAYS = 730
