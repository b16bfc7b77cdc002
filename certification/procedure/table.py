"""The one table of the procedure: every step, who takes it, what must be true, what else happens."""

from buendnis.access.rules import Rule
from buendnis.workflow import Comment, Transition, Workflow
from certification.applications import rules
from certification.applications.states import FINAL, OPEN, Party, State
from certification.procedure import conditions, effects, forms


def row(
    name: str,
    label: str,
    sources: set[State] | frozenset[State],
    target: State,
    who: Rule,
    *,
    must: tuple[Rule, ...] = (),
    comment: Comment = Comment.NONE,
    then: tuple = (),
    form: type | None = None,
    irrevocable: bool = False,
    tone: str = "primary",
    explanation: str = "",
) -> Transition:
    """Return one row with states as texts."""
    return Transition(
        name=name,
        label=label,
        sources=frozenset(state.value for state in sources),
        target=target.value,
        who=who,
        conditions=must,
        comment=comment,
        effects=then,
        form=form,
        irrevocable=irrevocable,
        tone=tone,
        explanation=explanation,
    )


TRANSITIONS = (
    row(
        "einreichen",
        "Antrag einreichen",
        {State.DRAFT},
        State.SUBMITTED,
        rules.speaks_for_employer,
        must=(
            conditions.talk_is_confirmed,
            conditions.assessment_complete,
            conditions.numbers_consistent,
        ),
        then=(effects.store_declarations, effects.seal_submission),
        form=forms.DeclarationForm,
        explanation="Mit dem Einreichen wird Ihr Stand festgehalten. Bis zum Beginn der Prüfung können Sie "
        "ihn zurücknehmen.",
    ),
    row(
        "zuruecknehmen",
        "Einreichung zurücknehmen",
        {State.SUBMITTED, State.ACCEPTED},
        State.DRAFT,
        rules.speaks_for_employer,
        tone="secondary",
        explanation="Der Antrag wird wieder zum Entwurf. Der eingereichte Stand bleibt in den Unterlagen erhalten.",
    ),
    row(
        "annehmen",
        "Antrag annehmen",
        {State.SUBMITTED},
        State.ACCEPTED,
        rules.may_advise,
        then=(effects.adviser_is_whoever_accepts,),
        form=forms.FormalCheckForm,
        explanation="Formale Prüfung: Sie sehen nach, ob die Angaben vollständig und schlüssig sind. "
        "Punkte vergeben Sie nicht.",
    ),
    row(
        "zurueckgeben",
        "Zur Überarbeitung zurückgeben",
        {State.SUBMITTED, State.ACCEPTED},
        State.DRAFT,
        rules.may_advise,
        comment=Comment.REQUIRED,
        then=(effects.keep_comment,),
        tone="secondary",
        explanation="Der Betrieb liest Ihre Begründung und kann den Antrag ändern und neu einreichen.",
    ),
    row(
        "ablehnen",
        "Formal ablehnen",
        {State.SUBMITTED, State.ACCEPTED},
        State.REJECTED,
        rules.may_advise,
        comment=Comment.REQUIRED,
        irrevocable=True,
        tone="danger",
        explanation="Das Verfahren endet ohne Prüfung, zum Beispiel weil der Betrieb nicht im Gebiet des Bündnisses "
        "liegt.",
    ),
    row(
        "pruefung-beginnen",
        "Prüfung beginnen",
        {State.ACCEPTED},
        State.IN_REVIEW,
        rules.examines,
        explanation="Ab jetzt kann der Betrieb die Einreichung nicht mehr zurücknehmen.",
    ),
    row(
        "pruefung-abschliessen",
        "Prüfung abschließen",
        {State.IN_REVIEW},
        State.PROGRAMME_OPEN,
        rules.examines,
        must=(conditions.examination_complete,),
        then=(effects.seal_examination,),
        explanation="Befunde, Zahlen und Prüfwert werden festgehalten.",
    ),
    row(
        "pruefung-wieder-oeffnen",
        "Prüfung wieder öffnen",
        {State.PROGRAMME_OPEN},
        State.IN_REVIEW,
        rules.examines,
        comment=Comment.REQUIRED,
        tone="secondary",
        explanation="Wenn sich etwas klärt, das den Prüfwert ändert. Der bisherige Stand bleibt in den Unterlagen.",
    ),
    row(
        "vorlegen",
        "Dem Kuratorium vorlegen",
        {State.PROGRAMME_OPEN},
        State.FOR_DECISION,
        rules.examines,
        must=(conditions.programme_ready,),
        explanation="Sie bestätigen: Im Handlungsprogramm fehlt nichts, es ist datiert und messbar.",
    ),
    row(
        "zurueck-an-die-pruefung",
        "Zurück an die Prüfung",
        {State.FOR_DECISION},
        State.IN_REVIEW,
        rules.may_decide,
        comment=Comment.REQUIRED,
        tone="secondary",
        explanation="Die Prüfung liest Ihre Begründung und legt den Fall danach neu vor.",
    ),
    row(
        "zertifizieren",
        "Zertifikat erteilen",
        {State.FOR_DECISION},
        State.CERTIFIED,
        rules.may_decide,
        then=(effects.decide(kind="zertifikat"),),
        form=forms.DecisionForm,
        irrevocable=True,
    ),
    row(
        "auf-dem-weg",
        "Status „Auf dem Weg“ bestätigen",
        {State.FOR_DECISION},
        State.ON_THE_WAY,
        rules.may_decide,
        then=(effects.decide(kind="status"),),
        form=forms.DecisionForm,
        irrevocable=True,
    ),
    row(
        "nicht-zertifizieren",
        "Nicht zertifizieren",
        {State.FOR_DECISION},
        State.NOT_CERTIFIED,
        rules.may_decide,
        then=(effects.decide(kind=""),),
        form=forms.DecisionForm,
        irrevocable=True,
    ),
    row(
        "zurueckziehen",
        "Antrag zurückziehen",
        OPEN,
        State.WITHDRAWN,
        rules.speaks_for_employer | rules.gives_up_for_nobody,
        comment=Comment.OPTIONAL,
        irrevocable=True,
        tone="danger",
        explanation="Das Verfahren endet. Einen neuen Antrag können Sie jederzeit beginnen.",
    ),
)

WORKFLOW = Workflow(
    states=frozenset(state.value for state in State),
    start=State.DRAFT.value,
    final=frozenset(state.value for state in FINAL),
    transitions=TRANSITIONS,
)

# Steps that have a page of their own instead of the general one.
OWN_PAGES = {
    "zertifizieren": "decisions:decide",
    "auf-dem-weg": "decisions:decide",
    "nicht-zertifizieren": "decisions:decide",
}

# Who reads a mail when a step is done.
TOLD: dict[str, tuple[Party, ...]] = {
    "einreichen": (Party.COORDINATOR, Party.EMPLOYER),
    "zuruecknehmen": (Party.COORDINATOR,),
    "annehmen": (Party.EMPLOYER, Party.EXAMINER),
    "zurueckgeben": (Party.EMPLOYER,),
    "ablehnen": (Party.EMPLOYER,),
    "pruefung-beginnen": (Party.EMPLOYER, Party.COORDINATOR),
    "pruefung-abschliessen": (Party.EMPLOYER, Party.COORDINATOR),
    "pruefung-wieder-oeffnen": (Party.EMPLOYER, Party.COORDINATOR),
    "vorlegen": (Party.BOARD, Party.EMPLOYER),
    "zurueck-an-die-pruefung": (Party.EXAMINER,),
    "zertifizieren": (Party.EMPLOYER, Party.COORDINATOR, Party.EXAMINER),
    "auf-dem-weg": (Party.EMPLOYER, Party.COORDINATOR, Party.EXAMINER),
    "nicht-zertifizieren": (Party.EMPLOYER, Party.COORDINATOR, Party.EXAMINER),
    "zurueckziehen": (Party.COORDINATOR, Party.EXAMINER),
}
