"""What somebody tells of a care situation: no name, no birth date, no diagnosis; None is not known or not answered."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Work(StrEnum):
    """How somebody is employed, § 7 (1) PflegeZG."""

    EMPLOYEE = "employee"
    MINIJOB = "minijob"
    TRAINEE = "trainee"
    HOME_WORKER = "home_worker"
    CIVIL_SERVANT = "civil_servant"
    SELF_EMPLOYED = "self_employed"
    NOT_WORKING = "not_working"


class Size(StrEnum):
    """Roughly how many people usually work for the employer, at all its sites together."""

    UP_TO_15 = "up_to_15"
    FROM_16_TO_25 = "from_16_to_25"
    MORE_THAN_25 = "more_than_25"


class Relation(StrEnum):
    """Who the person in need of care is to the one who asks, § 7 (3) PflegeZG and whom it leaves out."""

    PARENT = "parent"
    GRANDPARENT = "grandparent"
    PARENT_IN_LAW = "parent_in_law"
    STEP_PARENT = "step_parent"
    SPOUSE = "spouse"
    REGISTERED_PARTNER = "registered_partner"
    UNMARRIED_PARTNER = "unmarried_partner"
    SIBLING = "sibling"
    SIBLING_IN_LAW = "sibling_in_law"
    CHILD = "child"
    FOSTER_CHILD = "foster_child"
    STEP_CHILD = "step_child"
    CHILD_IN_LAW = "child_in_law"
    GRANDCHILD = "grandchild"
    PARTNERS_PARENT = "partners_parent"
    PARTNERS_CHILD = "partners_child"
    AUNT_OR_UNCLE = "aunt_or_uncle"
    NIECE_OR_NEPHEW = "niece_or_nephew"
    COUSIN = "cousin"
    GREAT_GRANDPARENT = "great_grandparent"
    FRIEND_OR_NEIGHBOUR = "friend_or_neighbour"
    OTHER = "other"


class Need(StrEnum):
    """How far the need of care is certified (any grade from 1 to 5 is enough)."""

    CERTIFIED = "certified"
    APPLIED = "applied"
    EXPECTED = "expected"
    NONE = "none"


class Place(StrEnum):
    """Where the person is, or will be, cared for; `COMING_HOME` is in a clinic now and goes home for care."""

    HOME = "home"
    COMING_HOME = "coming_home"
    CLINIC = "clinic"
    NURSING_HOME = "nursing_home"
    HOSPICE = "hospice"
    ABROAD = "abroad"


class Release(StrEnum):
    """Whether somebody wants to stop working for a time, or to work less."""

    FULL = "full"
    PART = "part"


class Kind(StrEnum):
    """The ways out of work that the law knows for carers."""

    SHORT_ABSENCE = "short_absence"
    PFLEGEZEIT = "pflegezeit"
    MINOR = "minor"
    TERMINAL = "terminal"
    FAMILIENPFLEGEZEIT = "familienpflegezeit"


class Land(StrEnum):
    """The sixteen Länder, by their usual short marks."""

    BW = "BW"
    BY = "BY"
    BE = "BE"
    BB = "BB"
    HB = "HB"
    HH = "HH"
    HE = "HE"
    MV = "MV"
    NI = "NI"
    NW = "NW"
    RP = "RP"
    SL = "SL"
    SN = "SN"
    ST = "ST"
    SH = "SH"
    TH = "TH"


@dataclass(frozen=True, slots=True)
class Workplace:
    """What decides which days are working days there.

    `local_holidays`: the place is one of those where a holiday is kept that its Land does not keep as a
    whole (Mariä Himmelfahrt in Catholic places of Bavaria, Fronleichnam in some of Saxony and Thuringia);
    None is not known: then the safe, earlier date counts. `augsburg`: the Friedensfest is kept too.
    """

    land: Land | None = None
    local_holidays: bool | None = None
    augsburg: bool = False
    saturdays: bool = False


# Of which nothing is known.
ANYWHERE = Workplace()


@dataclass(frozen=True, slots=True)
class EarlierLeave:
    """A leave that was taken already for the same person by the one who asks; both days belong to it."""

    kind: Kind
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything that rights and deadlines ask for. `today` is handed in; the other days may be unknown.

    `hours` are the weekly hours during leave, several where they alternate; `hours_before` those of the
    contract. `certificate` is the doctor's one for the last phase of life.
    """

    today: date
    work: Work | None = None
    relation: Relation | None = None
    acute: bool | None = None
    size: Size | None = None
    heads: int | None = None
    trainees: int | None = None
    need: Need | None = None
    minor: bool | None = None
    last_phase: bool | None = None
    certificate: bool | None = None
    place: Place | None = None
    release: Release | None = None
    hours_before: Decimal | None = None
    hours: tuple[Decimal, ...] = ()
    absent_from: date | None = None
    start: date | None = None
    months: int | None = None
    notice_on: date | None = None
    workplace: Workplace = ANYWHERE
    earlier: tuple[EarlierLeave, ...] = ()
    allowance_days_used: int | None = None
    employer_pays: bool | None = None
