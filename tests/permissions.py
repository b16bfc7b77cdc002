"""Who may open what: every address and every kind of person, written out; test_permissions.py compares.

One line per address and method, in a scene where the answer differs between people. The signs:

    +  let in (whatever the page then says)      -  refused with a sentence (403)
    0  not there (404)                           a  asked to sign in

The columns: ano: nobody signed in · own, con, man: owner, contributor, top management of the employer ·
ex: owner until yesterday · for: owner of another employer · adv: adviser of the case · coo: another
coordinator · exa: its examiner · oex: another examiner · boa: board · adm: administrator · els:
coordinator, examiner and board member of another alliance · new: somebody without any part.
"""

PEOPLE = [
    "ano", "own", "con", "man", "ex", "for", "adv", "coo", "exa", "oex", "boa", "adm", "els", "new",
]  # fmt: skip

# Pages for everybody: let in whoever asks.
PUBLIC = [
    "home", "healthz", "machines:security_txt", "machines:robots_txt", "machines:sitemap",
    "gallery", "personal:invitation", "personal:new_link",
    "deployment:impressum", "deployment:datenschutz", "deployment:barrierefreiheit", "deployment:licences",
    "callbacks:ask", "callbacks:thanks", "freshness:provider", "freshness:change",
    "quickcheck:start", "quickcheck:questions", "quickcheck:result", "quickcheck:carry",
    "portal:alliance", "pages:text", "pages:impressum", "pages:datenschutz", "pages:barrierefreiheit",
    "catalogue:criteria", "catalogue:history", "catalogue:edition",
    "certificates:register", "check:lookup", "check:page", "check:json",
    "representation:open", "signoffs:open", "programme:open", "programme:open_pdf",
    "programme:listing", "programme:published", "programme:published_pdf",
    "exchange:data",
    "hsds:openapi", "hsds:about", "hsds:services", "hsds:service", "hsds:service_at_locations",
    "hsds:service_at_location", "hsds:taxonomies", "hsds:taxonomy", "hsds:taxonomy_terms",
    "hsds:taxonomy_term",
    "finding:start", "finding:search", "finding:entry", "finding:show_card", "finding:help_now",
    "feedback:callback", "feedback:callback_done", "feedback:report", "feedback:report_done",
    "events:calendar", "events:feed", "events:entry_calendar",
    "takealong:checklists", "takealong:checklist", "takealong:guide", "takealong:guide_pdf",
    "takealong:embed", "takealong:embed_list", "takealong:embed_json",
    "guide:start", "guide:overview", "guide:chapter", "advice:questions",
    "calculator:loan", "calculator:allowance", "calculator:planner",
    "letters:index", "letters:letter", "folder:compose", "folder:booklet",
]  # fmt: skip

# Pages for everybody that are not there unless the sample switch is on.
SAMPLE_ONLY = ["sample:choose", "sample:sign_in", "sample:outbox"]

# allauth's pages: the status, or the page led to, for nobody and for somebody signed in.
FOREIGN = {
    "account_signup": (200, "/konto/"),
    "account_login": (200, "/konto/"),
    "account_logout": ("/", 200),
    "account_request_login_code": (200, "/konto/"),
    "account_confirm_login_code": ("/anmelden/code/", "/konto/"),
    "mfa_authenticate": ("/anmelden/", "/konto/"),
    "account_inactive": (200, 200),
    "account_reauthenticate": ("/anmelden/", 200),
    "mfa_reauthenticate": ("/anmelden/", "/anmelden/bestaetigen/"),
    "account_change_password": ("/anmelden/", 200),
    "account_set_password": ("/anmelden/", "/konto/passwort/"),
    "account_email": ("/anmelden/", 200),
    "account_email_verification_sent": ("/anmelden/", "/konto/adresse/"),
    "account_reset_password": (200, 200),
    "account_confirm_password_reset_code": ("/anmelden/", "/anmelden/"),
    "account_complete_password_reset": (
        "/anmelden/passwort-vergessen/",
        "/anmelden/passwort-vergessen/",
    ),
    "account_password_reset_completed": (200, 200),
    "openid_connect_login": (404, 404),
    "openid_connect_callback": (404, 404),
    "socialaccount_login_cancelled": (404, 404),
    "mfa_index": ("/anmelden/", 200),
    "mfa_activate_totp": ("/anmelden/", "/anmelden/bestaetigen/"),
    "mfa_deactivate_totp": ("/anmelden/", 404),
    "mfa_view_recovery_codes": ("/anmelden/", 404),
    "mfa_generate_recovery_codes": ("/anmelden/", "/anmelden/bestaetigen/"),
    "mfa_download_recovery_codes": ("/anmelden/", 404),
}

MATRIX = {
    "draft": """
                                  ano own con man ex  for adv coo exa oex boa adm els new
personal:home                GET  a   +   +   +   +   +   +   +   +   +   +   +   +   +
personal:account             GET  a   +   +   +   +   +   +   +   +   +   +   +   +   +
personal:name                GET  a   +   +   +   +   +   +   +   +   +   +   +   +   +
personal:name                POST a   +   +   +   +   +   +   +   +   +   +   +   +   +
callbacks:waiting            GET  a   -   -   -   -   -   +   +   -   -   -   -   -   -
callbacks:done               POST a   -   -   -   -   -   +   +   -   -   -   -   -   -
editing:entries              GET  a   -   -   -   -   -   +   +   -   -   -   -   -   -
editing:new                  GET  a   -   -   -   -   -   +   +   -   -   -   -   -   -
editing:new                  POST a   -   -   -   -   -   +   +   -   -   -   -   -   -
editing:entry                GET  a   -   -   -   -   -   +   +   -   -   -   -   -   -
editing:edit                 GET  a   -   -   -   -   -   +   +   -   -   -   -   -   -
editing:edit                 POST a   -   -   -   -   -   +   +   -   -   -   -   -   -
editing:status               GET  a   -   -   -   -   -   +   +   -   -   -   -   -   -
editing:status               POST a   -   -   -   -   -   +   +   -   -   -   -   -   -
editing:choose_other         GET  a   -   -   -   -   -   +   +   -   -   -   -   -   -
editing:merge                GET  a   -   -   -   -   -   +   +   -   -   -   -   -   -
editing:merge                POST a   -   -   -   -   -   +   +   -   -   -   -   -   -
editing:translate            GET  a   -   -   -   -   -   +   +   -   -   -   -   -   -
editing:translate            POST a   -   -   -   -   -   +   +   -   -   -   -   -   -
editing:holds                POST a   -   -   -   -   -   +   +   -   -   -   -   -   -
editing:duplicates           GET  a   -   -   -   -   -   +   +   -   -   -   -   -   -
editing:translations         GET  a   -   -   -   -   -   +   +   -   -   -   -   -   -
editing:organisations        GET  a   -   -   -   -   -   +   +   -   -   -   -   -   -
editing:new_organisation     GET  a   -   -   -   -   -   +   +   -   -   -   -   -   -
editing:new_organisation     POST a   -   -   -   -   -   +   +   -   -   -   -   -   -
editing:organisation         GET  a   -   -   -   -   -   +   +   -   -   -   -   -   -
editing:organisation         POST a   -   -   -   -   -   +   +   -   -   -   -   -   -
editing:merge_organisation   POST a   -   -   -   -   -   +   +   -   -   -   -   -   -
editing:places               GET  a   -   -   -   -   -   +   +   -   -   -   -   -   -
editing:place                GET  a   -   -   -   -   -   +   +   -   -   -   -   -   -
editing:place                POST a   -   -   -   -   -   +   +   -   -   -   -   -   -
freshness:desk               GET  a   -   -   -   -   -   +   +   -   -   -   -   -   -
freshness:ask_all            POST a   -   -   -   -   -   +   +   -   -   -   -   -   -
freshness:links              GET  a   -   -   -   -   -   +   +   -   -   -   -   -   -
freshness:gaps               GET  a   -   -   -   -   -   +   +   -   -   -   -   -   -
freshness:gaps               POST a   -   -   -   -   -   +   +   -   -   -   -   -   -
freshness:confirm            POST a   -   -   -   -   -   +   +   -   -   -   -   -   -
freshness:history            GET  a   -   -   -   -   -   +   +   -   -   -   -   -   -
freshness:confirm_organisation POST a -   -   -   -   -   +   +   -   -   -   -   -   -
freshness:ask                POST a   -   -   -   -   -   +   +   -   -   -   -   -   -
freshness:proposals          GET  a   -   -   -   -   -   +   +   -   -   -   -   -   -
freshness:proposal           GET  a   -   -   -   -   -   +   +   -   -   -   -   -   -
freshness:proposal           POST a   -   -   -   -   -   +   +   -   -   -   -   -   -
freshness:neighbours         GET  a   -   -   -   -   -   +   +   -   -   -   -   -   -
care_rules:desk              GET  a   -   -   -   -   -   +   +   -   -   -   -   -   -
freshness:list_neighbour     POST a   -   -   -   -   -   +   +   -   -   -   -   -   -
freshness:hide_neighbour     POST a   -   -   -   -   -   +   +   -   -   -   -   -   -
exchange:import_             GET  a   -   -   -   -   -   +   +   -   -   -   -   -   -
exchange:look                POST a   -   -   -   -   -   +   +   -   -   -   -   -   -
exchange:apply               POST a   -   -   -   -   -   +   +   -   -   -   -   -   -
exchange:export_xlsx         GET  a   -   -   -   -   -   +   +   -   -   -   -   -   -
exchange:export_csv          GET  a   -   -   -   -   -   +   +   -   -   -   -   -   -
feedback:reports             GET  a   -   -   -   -   -   +   +   -   -   -   -   -   -
feedback:answer              POST a   -   -   -   -   -   +   +   -   -   -   -   -   -
events:dates                 GET  a   -   -   -   -   -   +   +   -   -   -   -   -   -
events:dates                 POST a   -   -   -   -   -   +   +   -   -   -   -   -   -
accounts:administration      GET  a   -   -   -   -   -   -   -   -   -   -   +   -   -
accounts:people              GET  a   -   -   -   -   -   -   -   -   -   -   +   -   -
accounts:people              POST a   -   -   -   -   -   -   -   -   -   -   +   -   -
accounts:end                 GET  a   -   -   -   -   -   -   -   -   -   -   +   -   -
accounts:end                 POST a   -   -   -   -   -   -   -   -   -   -   +   -   -
accounts:take_back           POST a   -   -   -   -   -   -   -   -   -   -   +   -   -
accounts:look                GET  a   -   -   -   -   -   -   -   -   -   -   +   -   -
accounts:look                POST a   -   -   -   -   -   -   -   -   -   -   +   -   -
accounts:my_number           GET  a   -   -   -   -   -   +   +   -   -   -   -   -   -
accounts:my_number           POST a   -   -   -   -   -   +   +   -   -   -   -   -   -
accounts:texts               GET  a   -   -   -   -   -   -   -   -   -   -   +   -   -
accounts:text                GET  a   -   -   -   -   -   -   -   -   -   -   +   -   -
accounts:text                POST a   -   -   -   -   -   -   -   -   -   -   +   -   -
accounts:journal             GET  a   -   -   -   -   -   -   -   -   -   -   +   -   -
employers:register           GET  a   +   +   +   +   +   +   +   +   +   +   +   +   +
employers:register           POST a   +   +   +   +   +   +   +   +   +   +   +   +   +
employers:employer           GET  a   +   +   +   0   0   +   +   -   -   -   -   0   0
employers:edit               GET  a   +   -   +   0   0   -   -   -   -   -   -   0   0
employers:edit               POST a   +   -   +   0   0   -   -   -   -   -   -   0   0
employers:invite             GET  a   +   -   +   0   0   -   -   -   -   -   -   0   0
employers:invite             POST a   +   -   +   0   0   -   -   -   -   -   -   0   0
employers:readdress          GET  a   +   -   +   0   0   +   +   -   -   -   -   0   0
employers:readdress          POST a   +   -   +   0   0   +   +   -   -   -   -   0   0
employers:replace            GET  a   -   -   -   0   0   +   +   -   -   -   -   0   0
employers:replace            POST a   -   -   -   0   0   +   +   -   -   -   -   0   0
employers:ask                GET  a   -   -   -   +   +   +   +   +   +   +   +   +   +
employers:ask                POST a   -   -   -   +   +   +   +   +   +   +   +   +   +
employers:answer             POST a   +   -   +   0   0   +   +   -   -   -   -   0   0
employers:end                GET  a   +   +   +   0   0   -   -   -   -   -   -   0   0
employers:end                POST a   +   +   +   0   0   -   -   -   -   -   -   0   0
applications:start           GET  a   +   -   +   0   0   -   -   -   -   -   -   0   0
applications:start           POST a   +   -   +   0   0   -   -   -   -   -   -   0   0
applications:edit            GET  a   +   -   +   0   0   -   -   -   -   -   -   0   0
applications:edit            POST a   +   -   +   0   0   -   -   -   -   -   -   0   0
applications:people          GET  a   +   +   +   0   0   +   +   -   -   -   -   0   0
applications:people          POST a   -   -   -   0   0   -   -   -   -   -   -   0   0
applications:reading         POST a   +   -   +   0   0   -   -   -   -   -   -   0   0
applications:correct         GET  a   -   -   -   0   0   +   -   -   -   -   -   0   0
applications:correct         POST a   -   -   -   0   0   +   -   -   -   -   -   0   0
talks:take_down              GET  a   -   -   -   -   -   +   +   -   -   -   -   -   -
talks:take_down              POST a   -   -   -   -   -   +   +   -   -   -   -   -   -
talks:talk                   GET  a   -   -   -   0   0   -   -   -   -   -   -   0   0
talks:talk                   POST a   -   -   -   0   0   -   -   -   -   -   -   0   0
talks:begin                  GET  a   -   -   -   0   0   +   -   -   -   -   -   0   0
talks:begin                  POST a   -   -   -   0   0   +   -   -   -   -   -   0   0
talks:hand_over              GET  a   -   -   -   0   0   -   -   -   -   -   -   0   0
talks:hand_over              POST a   -   -   -   0   0   -   -   -   -   -   -   0   0
standins:standins            GET  a   -   -   -   -   -   +   +   -   -   -   +   -   -
standins:name                POST a   -   -   -   -   -   +   +   -   -   -   +   -   -
standins:hand_over           POST a   -   -   -   -   -   +   +   -   -   -   +   -   -
standins:end                 POST a   -   -   -   -   -   +   +   -   -   -   +   -   -
representation:arrange       GET  a   +   +   +   0   0   +   +   -   -   -   -   0   0
representation:arrange       POST a   +   -   +   0   0   -   -   -   -   -   -   0   0
signoffs:declarations        GET  a   +   -   +   0   0   -   -   -   -   -   -   0   0
signoffs:declarations        POST a   +   -   +   0   0   -   -   -   -   -   -   0   0
signoffs:paper               GET  a   +   -   +   0   0   -   -   -   -   -   -   0   0
assessment:overview          GET  a   +   +   +   0   0   +   -   -   -   -   -   0   0
assessment:score             GET  a   +   +   +   0   0   +   -   -   -   -   -   0   0
assessment:share             GET  a   +   -   +   0   0   -   -   -   -   -   -   0   0
assessment:share             POST a   +   -   +   0   0   -   -   -   -   -   -   0   0
assessment:questionnaire     GET  a   +   +   +   0   0   +   +   -   -   -   -   0   0
quickcheck:take              POST a   +   +   +   0   0   -   -   -   -   -   -   0   0
assessment:diversity         GET  a   +   +   +   0   0   +   -   -   -   -   -   0   0
assessment:diversity         POST a   +   +   +   0   0   -   -   -   -   -   -   0   0
assessment:numbers           GET  a   +   +   +   0   0   +   -   -   -   -   -   0   0
assessment:numbers           POST a   +   +   +   0   0   -   -   -   -   -   -   0   0
assessment:field             GET  a   +   +   +   0   0   +   -   -   -   -   -   0   0
assessment:field             POST a   +   +   +   0   0   -   -   -   -   -   -   0   0
assessment:evidence          GET  a   +   +   +   0   0   +   -   -   -   -   -   0   0
assessment:evidence          POST a   +   +   +   0   0   -   -   -   -   -   -   0   0
assessment:evidence_change   GET  a   +   +   +   0   0   -   -   -   -   -   -   0   0
assessment:evidence_change   POST a   +   +   +   0   0   -   -   -   -   -   -   0   0
assessment:evidence_file     GET  a   +   +   +   0   0   +   -   -   -   -   -   0   0
assessment:evidence_take_back POST a  +   +   +   0   0   -   -   -   -   -   -   0   0
whatif:page                  GET  a   +   +   +   0   0   +   -   -   -   -   -   0   0
whatif:page                  POST a   +   +   +   0   0   +   -   -   -   -   -   0   0
whatif:efforts               POST a   +   +   +   0   0   -   -   -   -   -   -   0   0
whatif:note                  POST a   +   +   +   0   0   -   -   -   -   -   -   0   0
starters:page                GET  a   +   +   +   0   0   +   -   -   -   -   -   0   0
starters:page                POST a   +   +   +   0   0   +   -   -   -   -   -   0   0
review:overview              GET  a   -   -   -   0   0   -   -   -   -   -   -   0   0
review:numbers               GET  a   -   -   -   0   0   -   -   -   -   -   -   0   0
review:benefits              POST a   -   -   -   0   0   -   -   -   -   -   -   0   0
review:group                 POST a   -   -   -   0   0   -   -   -   -   -   -   0   0
review:visit                 GET  a   -   -   -   0   0   -   -   -   -   -   -   0   0
review:visit                 POST a   -   -   -   0   0   -   -   -   -   -   -   0   0
review:visit_refused         POST a   -   -   -   0   0   -   -   -   -   -   -   0   0
review:complaints_office     POST a   -   -   -   0   0   -   -   -   -   -   -   0   0
review:report                GET  a   -   -   -   0   0   -   -   -   -   -   -   0   0
review:report                POST a   -   -   -   0   0   -   -   -   -   -   -   0   0
review:finding               POST a   -   -   -   0   0   -   -   -   -   -   -   0   0
review:field                 GET  a   -   -   -   0   0   -   -   -   -   -   -   0   0
programme:edit               GET  a   +   +   +   0   0   +   -   -   -   -   -   0   0
programme:agree              POST a   -   -   -   0   0   +   -   -   -   -   -   0   0
programme:sign               GET  a   +   -   +   0   0   -   -   -   -   -   -   0   0
programme:sign               POST a   +   -   +   0   0   -   -   -   -   -   -   0   0
programme:paper              GET  a   +   -   +   0   0   -   -   -   -   -   -   0   0
programme:objective          GET  a   +   +   +   0   0   +   -   -   -   -   -   0   0
programme:objective          POST a   +   +   +   0   0   +   -   -   -   -   -   0   0
programme:new_measure        GET  a   +   +   +   0   0   +   -   -   -   -   -   0   0
programme:new_measure        POST a   +   +   +   0   0   +   -   -   -   -   -   0   0
decisions:decide             GET  a   -   -   -   0   0   -   -   -   -   -   -   0   0
decisions:decide             POST a   -   -   -   0   0   -   -   -   -   -   -   0   0
reports:preview              POST a   -   -   -   0   0   -   -   -   -   -   -   0   0
procedure:step               GET  a   +   -   +   0   0   -   -   -   -   -   -   0   0
procedure:step               POST a   +   -   +   0   0   -   -   -   -   -   -   0   0
casefile:desk                GET  a   +   +   +   +   +   +   +   +   +   +   +   +   +
reminders:pause              GET  a   +   +   +   +   +   +   +   +   +   +   +   +   +
reminders:pause              POST a   +   +   +   +   +   +   +   +   +   +   +   +   +
reminders:resume             POST a   +   +   +   +   +   +   +   +   +   +   +   +   +
reminders:nudge              GET  a   -   -   -   0   0   -   -   -   -   -   -   0   0
reminders:nudge              POST a   -   -   -   0   0   -   -   -   -   -   -   0   0
casefile:case                GET  a   +   +   +   0   0   +   +   -   -   -   -   0   0
""",
    "in_review": """
                                  ano own con man ex  for adv coo exa oex boa adm els new
employers:employer           GET  a   +   +   +   0   0   +   +   -   -   -   -   0   0
applications:edit            GET  a   -   -   -   0   0   -   -   -   -   -   -   0   0
applications:people          GET  a   +   +   +   0   0   +   +   +   -   -   -   0   0
applications:reading         POST a   -   -   -   0   0   -   -   -   -   -   -   0   0
applications:correct         GET  a   -   -   -   0   0   +   -   -   -   -   -   0   0
applications:correct         POST a   -   -   -   0   0   +   -   -   -   -   -   0   0
talks:talk                   GET  a   -   -   -   0   0   -   -   -   -   -   -   0   0
talks:begin                  GET  a   -   -   -   0   0   -   -   -   -   -   -   0   0
assessment:overview          GET  a   +   +   +   0   0   +   +   +   -   -   -   0   0
assessment:diversity         GET  a   +   +   +   0   0   +   +   +   -   -   -   0   0
assessment:diversity         POST a   -   -   -   0   0   -   -   -   -   -   -   0   0
assessment:numbers           GET  a   +   +   +   0   0   -   -   +   -   -   -   0   0
assessment:numbers           POST a   -   -   -   0   0   -   -   -   -   -   -   0   0
assessment:field             GET  a   +   +   +   0   0   +   +   +   -   -   -   0   0
assessment:field             POST a   -   -   -   0   0   -   -   -   -   -   -   0   0
assessment:evidence          GET  a   +   +   +   0   0   +   +   +   -   -   -   0   0
assessment:evidence          POST a   -   -   -   0   0   -   -   -   -   -   -   0   0
assessment:evidence_change   GET  a   -   -   -   0   0   -   -   -   -   -   -   0   0
assessment:evidence_change   POST a   -   -   -   0   0   -   -   -   -   -   -   0   0
assessment:evidence_file     GET  a   +   +   +   0   0   +   +   +   -   -   -   0   0
assessment:evidence_take_back POST a  +   +   +   0   0   -   -   -   -   -   -   0   0
whatif:page                  GET  a   +   +   +   0   0   -   -   -   -   -   -   0   0
whatif:page                  POST a   +   +   +   0   0   -   -   -   -   -   -   0   0
whatif:efforts               POST a   +   +   +   0   0   -   -   -   -   -   -   0   0
whatif:note                  POST a   +   +   +   0   0   -   -   -   -   -   -   0   0
starters:page                GET  a   +   +   +   0   0   +   -   -   -   -   -   0   0
starters:page                POST a   +   +   +   0   0   +   -   -   -   -   -   0   0
review:overview              GET  a   -   -   -   0   0   -   -   +   -   -   -   0   0
review:numbers               GET  a   -   -   -   0   0   -   -   +   -   -   -   0   0
review:benefits              POST a   -   -   -   0   0   -   -   +   -   -   -   0   0
review:group                 POST a   -   -   -   0   0   -   -   +   -   -   -   0   0
review:visit                 GET  a   -   -   -   0   0   -   -   +   -   -   -   0   0
review:visit                 POST a   -   -   -   0   0   -   -   +   -   -   -   0   0
review:visit_refused         POST a   -   -   -   0   0   -   -   +   -   -   -   0   0
review:complaints_office     POST a   -   -   -   0   0   -   -   +   -   -   -   0   0
review:report                GET  a   -   -   -   0   0   -   -   +   -   -   -   0   0
review:report                POST a   -   -   -   0   0   -   -   +   -   -   -   0   0
review:finding               POST a   -   -   -   0   0   -   -   +   -   -   -   0   0
review:field                 GET  a   -   -   -   0   0   -   -   +   -   -   -   0   0
programme:edit               GET  a   +   +   +   0   0   +   +   +   -   -   -   0   0
decisions:decide             GET  a   -   -   -   0   0   -   -   -   -   -   -   0   0
procedure:step               GET  a   +   -   +   0   0   -   -   -   -   -   -   0   0
procedure:step               POST a   +   -   +   0   0   -   -   -   -   -   -   0   0
casefile:case                GET  a   +   +   +   0   0   +   +   +   -   -   -   0   0
""",
    "programme_open": """
                                  ano own con man ex  for adv coo exa oex boa adm els new
review:overview              GET  a   -   -   -   0   0   -   -   +   -   -   -   0   0
review:finding               POST a   -   -   -   0   0   -   -   -   -   -   -   0   0
programme:edit               GET  a   +   +   +   0   0   +   +   +   -   -   -   0   0
programme:pdf                GET  a   +   +   +   0   0   +   +   +   -   -   -   0   0
programme:agree              POST a   -   -   -   0   0   +   -   -   -   -   -   0   0
programme:sign               GET  a   +   -   +   0   0   -   -   -   -   -   -   0   0
programme:sign               POST a   +   -   +   0   0   -   -   -   -   -   -   0   0
programme:measure            GET  a   +   +   +   0   0   +   -   -   -   -   -   0   0
programme:measure            POST a   +   +   +   0   0   +   -   -   -   -   -   0   0
programme:move               POST a   +   +   +   0   0   +   -   -   -   -   -   0   0
programme:delete             GET  a   +   +   +   0   0   +   -   -   -   -   -   0   0
programme:delete             POST a   +   +   +   0   0   +   -   -   -   -   -   0   0
programme:objective          GET  a   +   +   +   0   0   +   -   -   -   -   -   0   0
programme:objective          POST a   +   +   +   0   0   +   -   -   -   -   -   0   0
programme:new_measure        GET  a   +   +   +   0   0   +   -   -   -   -   -   0   0
programme:new_measure        POST a   +   +   +   0   0   +   -   -   -   -   -   0   0
casefile:case                GET  a   +   +   +   0   0   +   +   +   -   -   -   0   0
""",
    "for_decision": """
                                  ano own con man ex  for adv coo exa oex boa adm els new
assessment:numbers           GET  a   +   +   +   0   0   -   -   +   -   -   -   0   0
representation:arrange       GET  a   +   +   +   0   0   +   +   +   -   +   -   0   0
representation:arrange       POST a   +   -   +   0   0   -   -   -   -   -   -   0   0
signoffs:page                GET  a   +   +   +   0   0   +   -   +   -   +   -   0   0
signoffs:declarations        GET  a   -   -   -   0   0   -   -   -   -   -   -   0   0
review:overview              GET  a   -   -   -   0   0   -   -   +   -   -   -   0   0
programme:edit               GET  a   +   +   +   0   0   +   +   +   -   +   -   0   0
programme:objective          GET  a   -   -   -   0   0   -   -   -   -   -   -   0   0
decisions:decide             GET  a   -   -   -   0   0   -   -   -   -   +   -   0   0
decisions:decide             POST a   -   -   -   0   0   -   -   -   -   +   -   0   0
reports:preview              POST a   -   -   -   0   0   -   -   -   -   +   -   0   0
reports:board_paper          GET  a   -   -   -   0   0   -   -   +   -   +   -   0   0
reports:board_folder         GET  a   -   -   -   -   -   -   -   -   -   +   -   -   -
procedure:step               GET  a   +   -   +   0   0   -   -   -   -   -   -   0   0
casefile:case                GET  a   +   +   +   0   0   +   +   +   -   +   -   0   0
""",
    "certified": """
                                  ano own con man ex  for adv coo exa oex boa adm els new
applications:start           GET  a   +   -   +   0   0   -   -   -   -   -   -   0   0
applications:people          GET  a   +   +   +   0   0   +   +   +   -   +   -   0   0
assessment:overview          GET  a   +   +   +   0   0   +   +   +   -   +   -   0   0
assessment:numbers           GET  a   +   +   +   0   0   -   -   +   -   -   -   0   0
assessment:field             POST a   -   -   -   0   0   -   -   -   -   -   -   0   0
representation:arrange       POST a   -   -   -   0   0   -   -   -   -   -   -   0   0
review:overview              GET  a   -   -   -   0   0   -   -   +   -   -   -   0   0
review:finding               POST a   -   -   -   0   0   -   -   -   -   -   -   0   0
programme:edit               GET  a   +   +   +   0   0   +   +   +   -   +   -   0   0
programme:pdf                GET  a   +   +   +   0   0   +   +   +   -   +   -   0   0
programme:objective          POST a   -   -   -   0   0   -   -   -   -   -   -   0   0
decisions:decide             GET  a   -   -   -   0   0   -   -   -   -   +   -   0   0
certificates:status          GET  a   -   -   -   -   -   -   -   -   -   +   -   -   -
certificates:status          POST a   -   -   -   -   -   -   -   -   -   +   -   -   -
reports:reissue              GET  a   -   -   -   -   -   -   -   -   -   +   -   -   -
reports:reissue              POST a   -   -   -   -   -   -   -   -   -   +   -   -   -
reports:document             GET  a   +   +   +   0   0   +   +   +   -   +   -   0   0
reports:result               GET  a   +   +   +   0   0   -   -   +   -   -   -   0   0
reports:preview              POST a   -   -   -   0   0   -   -   -   -   0   -   0   0
reports:board_paper          GET  a   -   -   -   0   0   -   -   0   -   0   -   0   0
procedure:step               GET  a   +   +   +   0   0   +   +   +   -   +   -   0   0
casefile:case                GET  a   +   +   +   0   0   +   +   +   -   +   -   0   0
""",
}
