"""What belongs to each way: papers to show, letters to write, and what speaks for it."""

from services.care_leave.advice import Verdict
from services.care_leave.care import is_part_time
from services.care_leave.earlier import follows
from services.care_leave.findings import Case
from services.care_leave.situation import Kind

CERTIFICATE = (
    "Bescheinigung der Pflegekasse oder des Medizinischen Dienstes über den Pflegegrad "
    "(private Versicherung: gleicher Nachweis)"
)
AGREEMENT = "schriftliche Vereinbarung mit dem Betrieb über Stunden und Verteilung, von beiden unterschrieben"

PROOF_ON_REQUEST = {
    "doctor": "Bescheinigung aus der Arztpraxis oder Klinik, wenn Ihr Betrieb danach fragt",
    "doctor_or_nurse": (
        "Bescheinigung aus der Arztpraxis, der Klinik oder von einer Pflegefachperson, "
        "wenn Ihr Betrieb danach fragt"
    ),
}
SHORT_ABSENCE = (
    "Nachricht an den Betrieb: sofort, mit der Zahl der Tage, die Sie wohl fehlen",
    "Antrag auf Pflegeunterstützungsgeld bei der Pflegekasse der Person, "
    "mit der Bescheinigung des Betriebs über den Lohn",
)
PROOFS = {
    Kind.PFLEGEZEIT: (CERTIFICATE,),
    Kind.MINOR: (CERTIFICATE, "Nachweis über das Alter, zum Beispiel die Geburtsurkunde"),
    Kind.TERMINAL: ("Zeugnis der Ärztin oder des Arztes über die letzte Lebensphase",),
    Kind.FAMILIENPFLEGEZEIT: (CERTIFICATE,),
}
LOAN = (
    "für das Darlehen: Lohnzettel der letzten 12 Monate mit den Stunden aus dem Vertrag",
    "für das Darlehen: Bestätigung des Betriebs, bei Teilzeit die Vereinbarung",
)

LETTERS = {
    Kind.SHORT_ABSENCE: ("t5", "t12"),
    Kind.PFLEGEZEIT: ("t2", "t9"),
    Kind.MINOR: ("t2", "t9"),
    Kind.TERMINAL: ("t2", "t9"),
    Kind.FAMILIENPFLEGEZEIT: ("t6", "t3", "t9"),
}
LETTERS_OF_SMALL = ("t7", "t8", "t3", "t9")
LETTERS_OF_AGREEMENT = ("t3",)
LETTERS_OF_LOAN = ("t4", "t10", "t11")

SPEAKS_FOR = {
    Kind.SHORT_ABSENCE: (
        "Es geht sofort, ohne Frist und ohne Erlaubnis.",
        "Für diese Tage kann es Geld von der Pflegekasse geben.",
    ),
    Kind.PFLEGEZEIT: ("Sie können ganz aussetzen oder weniger arbeiten, ohne Grenze nach unten.",),
    Kind.MINOR: (
        "Sie können auch in der Klinik dabei sein.",
        "Sie können ganz aussetzen oder weniger arbeiten.",
    ),
    Kind.TERMINAL: (
        "Sie brauchen keinen Pflegegrad, und der Ort spielt keine Rolle.",
        "Die anderen Zeiten bleiben daneben möglich.",
    ),
    Kind.FAMILIENPFLEGEZEIT: (
        "Sie reicht am längsten.",
        "Sie behalten einen Teil Ihres Lohns und Ihre Stelle.",
    ),
}


EARLIER_START = "Sie können früher beginnen als mit der Familienpflegezeit."


def speaks_for(case: Case, way: Verdict) -> tuple[str, ...]:
    """Return what speaks for a way; only where it is announced does it begin earlier than another."""
    sooner = case.kind is Kind.PFLEGEZEIT and way is Verdict.RIGHT and follows(case) is None
    return (*SPEAKS_FOR[case.kind], *((EARLIER_START,) if sooner else ()))


def documents_of(case: Case, way: Verdict, *, loan: bool) -> tuple[str, ...]:
    """Return the papers for a way that is declared as a right, a request or an agreement."""
    if case.kind is Kind.SHORT_ABSENCE:
        word = str(case.rule("proof_on_request").value)
        return (SHORT_ABSENCE[0], PROOF_ON_REQUEST[word], SHORT_ABSENCE[1])
    agreed = is_part_time(case) or way is not Verdict.RIGHT
    return (*PROOFS[case.kind], *((AGREEMENT,) if agreed else ()), *(LOAN if loan else ()))


def letters_of(kind: Kind, way: Verdict, *, loan: bool) -> tuple[str, ...]:
    """Return the keys of the letters for a way that is declared as a right, a request or an agreement."""
    letters = LETTERS[kind]
    if way is Verdict.REQUEST:
        letters = LETTERS_OF_SMALL
    elif way is Verdict.AGREEMENT:
        letters = LETTERS_OF_AGREEMENT
    return (*letters, *(LETTERS_OF_LOAN if loan else ()))
