"""Ticks of a checklist stay in this browser, and only where keeping them harms nobody without being asked."""

from playwright.sync_api import expect

KEPT = "Object.keys(localStorage).length"
CARE, SEPARATION = (f"/magdeburg/familien/checklisten/{key}/" for key in ("pflege", "trennung"))


def test_ticks_stay_until_they_are_deleted(portal, window):
    page = window()
    page.goto(CARE)
    page.get_by_role("checkbox", name="Einen Pflegegrad beantragen").check()
    page.reload()
    expect(page.get_by_role("checkbox", name="Einen Pflegegrad beantragen")).to_be_checked()

    page.get_by_role("button", name="Haken löschen").click()

    expect(page.get_by_role("status")).to_have_text("Alle Haken sind gelöscht.")
    assert page.evaluate(KEPT) == 0
    page.reload()
    expect(page.get_by_role("checkbox", name="Einen Pflegegrad beantragen")).not_to_be_checked()


def test_ticks_of_a_separation_are_stored_only_after_a_click(portal, window):
    page = window()
    page.goto(SEPARATION)
    page.get_by_role("checkbox", name="Mit den Kindern reden").check()
    page.reload()
    expect(page.get_by_role("checkbox", name="Mit den Kindern reden")).not_to_be_checked()
    assert page.evaluate(KEPT) == 0

    page.get_by_role("checkbox", name="Mit den Kindern reden").check()
    page.get_by_role("button", name="Haken auf diesem Gerät speichern").click()
    page.reload()

    expect(page.get_by_role("checkbox", name="Mit den Kindern reden")).to_be_checked()
