"""A preselected stage counts only when the examiner decides; a word beside it does not decide."""

from certification.assessment.values import GivenAnswer
from certification.review.choices import Sent, finding_of, preselected
from certification.review.values import Found

CLAIM = GivenAnswer(criterion="AO-1", stage=3)
EXEMPT = GivenAnswer(criterion="AO-1", not_applicable="keine Schichtarbeit")


def sent(choice="3", evidence="", reason="", text="", decide=""):
    return Sent(choice, evidence, reason, text, decide)


def stored(stage=2, **values):
    return Found(criterion="AO-1", stage=stage, **values)


def test_the_claim_is_preselected():
    assert preselected(CLAIM, None) == "3"
    assert preselected(EXEMPT, None) == "na"


def test_a_finding_is_preselected_before_the_claim():
    assert preselected(CLAIM, stored()) == "2"
    assert preselected(CLAIM, Found(criterion="AO-1", text="Notiz")) == "3"


def test_a_text_alone_does_not_confirm_the_preselected_stage():
    assert finding_of(CLAIM, None, sent(text="Gespräch am Empfang"))["stage"] is None


def test_a_text_alone_does_not_confirm_an_exemption():
    assert finding_of(EXEMPT, None, sent(choice="na", text="Notiz"))["not_applicable"] == ""


def test_a_verdict_on_the_evidence_confirms_the_preselected_stage():
    assert finding_of(CLAIM, None, sent(evidence="visit"))["stage"] == 3


def test_another_stage_is_a_choice():
    assert finding_of(CLAIM, None, sent(choice="1"))["stage"] == 1


def test_what_was_decided_stays_decided_while_words_are_added():
    assert finding_of(CLAIM, stored(3), sent(text="Mehr dazu"))["stage"] == 3


def test_one_click_confirms_as_claimed_and_clears_the_reason():
    found = finding_of(CLAIM, stored(1), sent(choice="1", reason="part_only", decide="document"))

    assert found == {
        "stage": 3,
        "not_applicable": "",
        "evidence": "document",
        "reason": "",
        "text": "",
    }


def test_one_click_confirms_an_exemption_without_evidence():
    found = finding_of(EXEMPT, None, sent(choice="na", decide="as_claimed"))

    assert (found["not_applicable"], found["stage"], found["evidence"]) == (
        "keine Schichtarbeit",
        None,
        "",
    )


def test_an_exemption_is_chosen_again_after_a_stage():
    assert (
        finding_of(EXEMPT, stored(2), sent(choice="na"))["not_applicable"] == "keine Schichtarbeit"
    )
