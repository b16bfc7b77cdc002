"""Who cannot explain shows a card: German for the office, the own language to know what it says."""

from services.languages.showcard import card_lines
from services.languages.values import GERMAN, LANGUAGES
from services.taxonomy.queries import term

TOPIC = term("wohnen", "topic")


def test_each_sentence_stands_in_german_and_in_the_readers_language():
    lines = card_lines(LANGUAGES["uk"], topic=TOPIC, title="Wohngeld")

    assert [(line.german, line.own) for line in lines] == [
        (
            "Guten Tag. Ich suche Hilfe zum Thema: Wohnen.",
            "Добрий день. Я шукаю допомогу на тему: Житло.",
        ),
        ("Es geht um dieses Angebot: Wohngeld.", "Йдеться про цю пропозицію: Wohngeld."),
        ("Ich spreche Ukrainisch.", "Моя мова: Українська."),
        ("Ich brauche eine Person, die übersetzt.", "Мені потрібна людина, яка перекладатиме."),
        (
            "Bitte sprechen Sie langsam und einfach.",
            "Будь ласка, говоріть повільно і просто.",
        ),
        (
            "Bitte schreiben Sie mir das Wichtigste auf.",
            "Будь ласка, запишіть мені найважливіше.",
        ),
    ]


def test_who_reads_german_asks_for_no_interpreter():
    german = card_lines(GERMAN, topic=None, title="Wohngeld")
    easy = card_lines(LANGUAGES["ls"], topic=None, title="Wohngeld")

    assert [line.german for line in german] == [
        "Es geht um dieses Angebot: Wohngeld.",
        "Bitte sprechen Sie langsam und einfach.",
        "Bitte schreiben Sie mir das Wichtigste auf.",
    ]
    assert "Bitte sprechen Sie mit mir in Leichter Sprache." in [line.german for line in easy]
    assert {line.own for line in (*german, *easy)} == {""}
