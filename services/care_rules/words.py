"""Says a value of the law in German: „135,63 Euro am Tag“, „4 Wochen“, „90 Prozent“, „nicht belegt“."""

from decimal import Decimal

from buendnis.templatetags.german import komma, zahl, zahlwort
from services.care_leave.rulebook import Form, RuleValue, Unit
from services.care_rules.queries import word_of

NOT_PROVEN = "nicht belegt"
FORMS = {
    Form.NONE: "keine feste Form",
    Form.TEXT: "Textform, also auch E-Mail",
    Form.WRITTEN: "schriftlich, mit Unterschrift",
    Form.WRITTEN_OR_ELECTRONIC: "schriftlich oder elektronisch",
}
COUNTED = {
    Unit.WORKING_DAYS: "Arbeitstag,Arbeitstage",
    Unit.DAYS: "Tag,Tage",
    Unit.WEEKS: "Woche,Wochen",
    Unit.MONTHS: "Monat,Monate",
    Unit.HOURS_PER_WEEK: "Stunde in der Woche,Stunden in der Woche",
    Unit.HEADS: "Person,Personen",
}
EURO = {
    Unit.EURO: "Euro",
    Unit.EURO_PER_DAY: "Euro am Tag",
    Unit.EURO_PER_WEEK: "Euro in der Woche",
    Unit.EURO_PER_MONTH: "Euro im Monat",
    Unit.EURO_PER_YEAR: "Euro im Jahr",
}
PERCENT = Decimal(100)


def said(value: RuleValue) -> str:
    """Return a value with its unit, or what its word or form means."""
    if value.value is None:
        return NOT_PROVEN
    if not isinstance(value.value, Decimal):
        return FORMS[Form(value.value)] if value.unit is Unit.FORM else word_of(value)
    return number_said(value.value, value.unit)


def number_said(number: Decimal, unit: Unit) -> str:
    """Return a number with its unit; euros with cents where there are any."""
    if unit in COUNTED:
        return zahlwort(number, COUNTED[unit])
    if unit in EURO:
        whole = number == number.to_integral_value()
        return f"{komma(number, 0 if whole else 2)} {EURO[unit]}"
    if unit is Unit.SHARE:
        return f"{zahl(number * PERCENT)} Prozent"
    return f"Pflegegrad {zahl(number)}"
