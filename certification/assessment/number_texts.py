"""How the people numbers are called and explained."""

from collections.abc import Mapping

from certification.scoring.numbers import Item

LEADER_MEANS = (
    "Führungskraft ist, wer anderen fachlich und disziplinarisch vorgesetzt ist: wer Urlaub und Zeiten "
    "genehmigt, Leute beurteilt und mitentscheidet, wen man einstellt. Die oberste Ebene ist die Leitung "
    "des Betriebs. Alle anderen, die führen, zählen zu den weiteren Ebenen."
)
PROMOTION_MEANS = (
    "Eine Beförderung ist der Wechsel in eine höhere Entgelt- oder Besoldungsgruppe durch eine neue "
    "Aufgabe, oder die erste Aufgabe als Führungskraft. Stufenaufstieg durch Zeitablauf und "
    "Tariferhöhungen zählen nicht. Gezählt werden die letzten 36 Monate vor dem Stichtag."
)
LEAVE_MEANS = (
    "Gezählt wird jede Person einmal, die in den 36 Monaten vor dem Stichtag eine Elternzeit begonnen "
    "hat, egal wie lang sie ist."
)
NEVER_ALONE = (
    "Wer divers ist oder keine Angabe gemacht hat, zählt bei den Beschäftigten mit, aber in keiner "
    "Aufteilung: So wird niemand erkennbar."
)

LABELS: Mapping[str, str] = {
    "n_w": "Frauen unter den Beschäftigten",
    "n_m": "Männer unter den Beschäftigten",
    "leaders": "Führungskräfte zusammen",
    "l1_w": "Oberste Ebene: Frauen",
    "l1_m": "Oberste Ebene: Männer",
    "l2_w": "Weitere Ebenen: Frauen",
    "l2_m": "Weitere Ebenen: Männer",
    "t_l": "Führungskräfte mit weniger als 100 Prozent Arbeitszeit",
    "promotions": "Beförderungen in den letzten 36 Monaten zusammen",
    "b_w": "Beförderte Frauen",
    "b_m": "Beförderte Männer",
    "leaves": "Begonnene Elternzeiten in den letzten 36 Monaten zusammen",
    "e_w": "Frauen mit begonnener Elternzeit",
    "e_m": "Männer mit begonnener Elternzeit",
    "gap": "Entgeltlücke in Prozent",
    "umfrage_n": "Antworten auf die Kurzbefragung",
    "umfrage_zustimmung": "Zustimmung in Prozent",
}
HELP: Mapping[str, str] = {
    "leaders": "Frauen und Männer, über alle Ebenen.",
    "t_l": "Auch geteilte Führung (Tandem) zählt, jede Person einmal.",
    "promotions": "Frauen und Männer. Gab es keine, tragen Sie 0 ein.",
    "leaves": "Frauen und Männer. Gab es keine, tragen Sie 0 ein.",
    "gap": "Von 0 bis 100, zum Beispiel 3,5.",
    "umfrage_n": "Haben Sie keine Kurzbefragung gemacht, tragen Sie 0 ein.",
    "umfrage_zustimmung": "Anteil der Antworten 4 und 5 von 5, im Mittel der drei Aussagen, zum Beispiel 72,5.",
}
GAP_MEANS = (
    "Vergleichen Sie das mittlere Stundenentgelt (brutto) von Frauen und Männern in Gruppen mit gleicher oder "
    "gleichwertiger Arbeit, in denen mindestens 6 Frauen und 6 Männer sind. Gesucht ist das Mittel der Lücken, "
    "nach Köpfen gewichtet. Das Vorzeichen fällt weg: Auch eine Lücke zulasten der Männer zählt."
)

_PEOPLE = {f"people.{name}": title for name, title in LABELS.items() if name not in ("umfrage_n",)}
ENTRY_TITLES: Mapping[str, str] = {
    **_PEOPLE,
    "people.n_x": "divers oder ohne Angabe",
    "headcount": "Beschäftigte am Stichtag",
    "totals.leaders": LABELS["leaders"],
    "totals.promotions": LABELS["promotions"],
    "totals.leaves": LABELS["leaves"],
    "survey.responses": LABELS["umfrage_n"],
    "survey.agreement": LABELS["umfrage_zustimmung"],
    "benefits.offered": "Familienleistungen der Prüfliste",
    "benefits.open": "davon für jede Familienform",
}

MISSING_SENTENCES: Mapping[Item, str] = {
    Item.PEOPLE: "Es fehlt noch, wie viele Frauen und Männer bei Ihnen beschäftigt sind.",
    Item.LEADERS: "Bei den Führungskräften fehlen noch Angaben.",
    Item.PART_TIME: "Es fehlt noch, wie viele Führungskräfte in Teilzeit arbeiten.",
    Item.PROMOTIONS: "Bei den Beförderungen fehlen noch Angaben.",
    Item.LEAVES: "Bei den begonnenen Elternzeiten fehlen noch Angaben.",
    Item.PAY: "Die Entgeltlücke fehlt noch (ab 150 Beschäftigten wird sie gebraucht).",
    Item.BENEFITS: "Die Familienleistungen fehlen noch.",
    Item.SURVEY: "Die kurze Befragung fehlt noch. Gab es keine, tragen Sie 0 Antworten ein.",
}
