"""What the answers to choose from are called, on the page and in its form."""

from enum import StrEnum

from services.care_leave.situation import (
    Kind,
    Land,
    Need,
    Place,
    Relation,
    Release,
    Size,
    Work,
)

Choices = list[tuple[str, str]]

# Stands for "not known" in the form; a situation has None there.
UNKNOWN = "unbekannt"
DO_NOT_KNOW = (UNKNOWN, "Weiß ich nicht")
YES, NO = "ja", "nein"
AUGSBURG = "augsburg"


class Audience(StrEnum):
    """Whose side a page shows: of the one who cares, or of the employer."""

    FAMILY = "familie"
    EMPLOYER = "betrieb"


WORK = {
    Work.EMPLOYEE: ("angestellt", "Angestellt (Vollzeit oder Teilzeit)"),
    Work.MINIJOB: ("minijob", "Minijob"),
    Work.TRAINEE: ("ausbildung", "In Ausbildung"),
    Work.HOME_WORKER: ("heimarbeit", "In Heimarbeit (nicht Homeoffice)"),
    Work.CIVIL_SERVANT: ("beamtet", "Im Beamtenverhältnis"),
    Work.SELF_EMPLOYED: ("selbststaendig", "Selbstständig"),
    Work.NOT_WORKING: ("ohne", "Zurzeit ohne Arbeit"),
}

SIZE = {
    Size.UP_TO_15: ("bis-15", "Bis 15"),
    Size.FROM_16_TO_25: ("16-bis-25", "16 bis 25"),
    Size.MORE_THAN_25: ("mehr", "Mehr als 25"),
}

RELATION = {
    Relation.PARENT: ("eltern", "Mutter oder Vater"),
    Relation.SPOUSE: ("ehe", "Ehefrau oder Ehemann"),
    Relation.UNMARRIED_PARTNER: ("partner", "Partnerin oder Partner, nicht verheiratet"),
    Relation.REGISTERED_PARTNER: ("lebenspartner", "Eingetragene Lebenspartnerschaft"),
    Relation.CHILD: ("kind", "Tochter oder Sohn, auch adoptiert"),
    Relation.STEP_CHILD: ("stiefkind", "Kind meiner Frau oder meines Mannes"),
    Relation.FOSTER_CHILD: ("pflegekind", "Pflegekind"),
    Relation.PARENT_IN_LAW: ("schwiegereltern", "Schwiegermutter oder Schwiegervater"),
    Relation.STEP_PARENT: ("stiefeltern", "Stiefmutter oder Stiefvater"),
    Relation.GRANDPARENT: ("grosseltern", "Oma oder Opa"),
    Relation.GRANDCHILD: ("enkel", "Enkelkind"),
    Relation.SIBLING: ("geschwister", "Schwester oder Bruder"),
    Relation.SIBLING_IN_LAW: ("schwager", "Schwägerin oder Schwager"),
    Relation.CHILD_IN_LAW: ("schwiegerkind", "Schwiegertochter oder Schwiegersohn"),
    Relation.PARTNERS_PARENT: ("partner-eltern", "Mutter oder Vater meines Partners, ohne Ehe"),
    Relation.PARTNERS_CHILD: ("partner-kind", "Kind meines Partners, ohne Ehe"),
    Relation.GREAT_GRANDPARENT: ("urgrosseltern", "Uroma oder Uropa"),
    Relation.AUNT_OR_UNCLE: ("tante", "Tante oder Onkel"),
    Relation.NIECE_OR_NEPHEW: ("nichte", "Nichte oder Neffe"),
    Relation.COUSIN: ("cousin", "Cousine oder Cousin"),
    Relation.FRIEND_OR_NEIGHBOUR: ("freund", "Aus Freundeskreis oder Nachbarschaft"),
    Relation.OTHER: ("andere", "Jemand anderes"),
}

NEED = {
    Need.CERTIFIED: ("festgestellt", "Ja, Pflegegrad 1 bis 5"),
    Need.APPLIED: ("beantragt", "Beantragt, noch nicht entschieden"),
    Need.EXPECTED: ("erwartet", "Nein, aber wir rechnen damit"),
    Need.NONE: ("keiner", "Nein, und es wird wohl keiner kommen"),
}

PLACE = {
    Place.HOME: ("zuhause", "Zu Hause: bei ihr, bei mir oder bei anderen"),
    Place.COMING_HOME: ("klinik-dann-zuhause", "Jetzt in einer Klinik oder Reha, danach zu Hause"),
    Place.CLINIC: ("klinik", "In einer Klinik oder Reha, auch in der Auszeit"),
    Place.NURSING_HOME: ("heim", "In einem Pflegeheim"),
    Place.HOSPICE: ("hospiz", "In einem Hospiz"),
    Place.ABROAD: ("ausland", "Zu Hause, aber im Ausland"),
}

RELEASE = {
    Release.FULL: ("ganz", "Ganz aussetzen"),
    Release.PART: ("teilweise", "Weniger Stunden arbeiten"),
}

KIND = {
    Kind.PFLEGEZEIT: ("pflegezeit", "Pflegezeit"),
    Kind.FAMILIENPFLEGEZEIT: ("familienpflegezeit", "Familienpflegezeit"),
    Kind.MINOR: ("minderjaehrig", "Auszeit für ein Kind unter 18"),
    Kind.TERMINAL: ("letzte-phase", "Begleitung in der letzten Lebensphase"),
}

LAND = {
    Land.BW: "Baden-Württemberg",
    Land.BY: "Bayern",
    Land.BE: "Berlin",
    Land.BB: "Brandenburg",
    Land.HB: "Bremen",
    Land.HH: "Hamburg",
    Land.HE: "Hessen",
    Land.MV: "Mecklenburg-Vorpommern",
    Land.NI: "Niedersachsen",
    Land.NW: "Nordrhein-Westfalen",
    Land.RP: "Rheinland-Pfalz",
    Land.SL: "Saarland",
    Land.SN: "Sachsen",
    Land.ST: "Sachsen-Anhalt",
    Land.SH: "Schleswig-Holstein",
    Land.TH: "Thüringen",
}
