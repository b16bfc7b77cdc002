"""The browser tests notice what a page complains about and whom it asks."""

FETCH_PICTURE = """address => new Promise(done => {
  const picture = new Image();
  picture.onerror = done;
  picture.src = address;
})"""


def test_an_error_on_the_console_is_noticed(page, complaints):
    page.evaluate("console.error('Etwas ist schiefgegangen')")

    assert complaints.unexpected() == ["Konsole: Etwas ist schiefgegangen ()"]
    complaints.expect("Etwas ist schiefgegangen")
    assert complaints.unexpected() == []


def test_a_request_that_leaves_this_machine_is_noticed(page, complaints):
    page.evaluate(FETCH_PICTURE, "http://portal.invalid/bild.png")

    assert "Anfrage nach außen: http://portal.invalid/bild.png" in complaints.unexpected()
    complaints.expect("portal.invalid")
    assert complaints.unexpected() == []
