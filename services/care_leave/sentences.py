"""Why something is so: one sentence for people and its paragraph for each reason that the engine can give."""

from services.care_leave.advice import Reason

# By key: the sentence and its paragraph; an empty one is brought along by the value of the rulebook.
SENTENCES: dict[str, tuple[str, str]] = {
    # Who asks
    "work_covered": (
        "Das Gesetz gilt für Sie: Es zählt jede Anstellung, auch Minijob, Ausbildung und Heimarbeit.",
        "§ 7 (1) PflegeZG",
    ),
    "work_unknown": (
        "Das Gesetz gilt nur, wenn Sie angestellt sind.",
        "§ 7 (1) PflegeZG",
    ),
    "civil_servant": (
        "Für Beamtinnen und Beamte gilt anderes Recht. Fragen Sie Ihre Dienststelle: Dort gibt es ähnliche "
        "Wege.",
        "§ 7 (1) PflegeZG",
    ),
    "self_employed": (
        "Das Gesetz gilt nur für Angestellte. Hängen Sie von einem einzigen Auftraggeber ab? Dann lassen Sie "
        "sich beraten.",
        "§ 7 (1) PflegeZG",
    ),
    "not_working": (
        "Das Gesetz gilt nur für Menschen mit einer Anstellung. Andere Hilfen zur Pflege stehen Ihnen offen.",
        "§ 7 (1) PflegeZG",
    ),
    # Who is cared for
    "relative_near": (
        "Die Person gehört zu Ihren nahen Angehörigen im Sinn des Gesetzes.",
        "§ 7 (3) PflegeZG",
    ),
    "relative_unknown": (
        "Es kommt darauf an, wer die Person für Sie ist. Das Gesetz hat dafür eine feste Liste.",
        "§ 7 (3) PflegeZG",
    ),
    "relative_not_listed": (
        "Diese Person steht nicht auf der Liste des Gesetzes. Vielleicht kann jemand anders aus der Familie "
        "die Zeit nehmen: Eltern, Kinder, Enkel, Geschwister, Ehe- und Lebenspartner, Schwager und "
        "Schwägerin.",
        "§ 7 (3) PflegeZG",
    ),
    "relative_of_unmarried_partner": (
        "Eltern und Kinder Ihrer Partnerin oder Ihres Partners zählen nur, wenn Sie verheiratet oder "
        "eingetragen sind. Ihre Partnerin oder Ihr Partner selbst hat das Recht vielleicht.",
        "§ 7 (3) PflegeZG",
    ),
    # Short absence
    "acute": (
        "Die Lage ist plötzlich da. Dann dürfen Sie sofort fehlen, um die Pflege zu regeln. Ihr Betrieb muss "
        "das nicht genehmigen.",
        "§ 2 (1) PflegeZG",
    ),
    "acute_unknown": (
        "Das geht nur, wenn die Lage plötzlich entstanden ist und Sie jetzt etwas regeln müssen.",
        "§ 2 (1) PflegeZG",
    ),
    "not_acute": (
        "Das geht nur, wenn die Lage plötzlich entstanden ist.",
        "§ 2 (1) PflegeZG",
    ),
    "need_expected_enough": (
        "Ein Pflegegrad muss noch nicht da sein. Es genügt, dass die Person wohl Pflege brauchen wird.",
        "§ 7 (4) S. 2 PflegeZG",
    ),
    "need_certified_short": (
        "Der Pflegegrad ist festgestellt. Das genügt.",
        "§ 7 (4) PflegeZG",
    ),
    "no_need_short": (
        "Braucht die Person keine Pflege und ist das auch nicht zu erwarten, gibt es dieses Recht nicht.",
        "§ 7 (4) PflegeZG",
    ),
    "any_size": (
        "Wie groß der Betrieb ist, spielt hier keine Rolle.",
        "§ 2 (1) PflegeZG",
    ),
    "pandemic_absence": (
        "Die längere Zeit galt nur, wenn die Pandemie der Grund war. Das nahm man damals an.",
        "",
    ),
    "allowance_per_year": (
        "Die Pflegekasse der Person zahlt {days} Arbeitstage im Kalenderjahr. Alle Angehörigen teilen sich "
        "diese Tage.",
        "§ 44a (3) SGB XI",
    ),
    "allowance_in_total": (
        "Die Pflegekasse der Person zahlte damals {days} Arbeitstage im Ganzen. Alle Angehörigen teilten sich "
        "diese Tage.",
        "§ 44a (3) SGB XI",
    ),
    "allowance_used_up": (
        "Die bezahlten Tage sind schon verbraucht. Fehlen dürfen Sie trotzdem.",
        "§ 44a (3) SGB XI",
    ),
    "sick_child_benefit": (
        "Bekommen Sie Kinderkrankengeld, zahlt die Pflegekasse nicht dazu. Fragen Sie Ihre Krankenkasse.",
        "§ 44a (3) S. 1 SGB XI",
    ),
    "employer_pays": (
        "Zahlt Ihr Betrieb den Lohn weiter, zahlt die Pflegekasse nicht dazu.",
        "§ 44a (3) S. 1 SGB XI",
    ),
    # Need of care
    "need_certified": (
        "Der Pflegegrad ist festgestellt. Jeder Grad von 1 bis 5 genügt.",
        "§ 7 (4) PflegeZG",
    ),
    "need_unknown": (
        "Dafür muss ein Pflegegrad festgestellt sein. Jeder Grad von 1 bis 5 genügt.",
        "§ 3 (2), § 7 (4) PflegeZG",
    ),
    "need_applied": (
        "Der Antrag läuft schon. Sie brauchen noch den Bescheid der Pflegekasse. "
        "Ist die Zeit angekündigt oder vereinbart, muss das schneller gehen.",
        "§ 3 (2) PflegeZG, § 18a (5), (6) SGB XI",
    ),
    "need_expected": (
        "Erst muss die Pflegekasse den Pflegegrad feststellen. Stellen Sie den Antrag heute. "
        "Ist die Zeit angekündigt oder vereinbart, muss das schneller gehen.",
        "§ 3 (2) PflegeZG, § 18a (5), (6) SGB XI",
    ),
    "no_need": (
        "Ohne einen Pflegegrad gibt es diese Zeit nicht.",
        "§ 3 (2), § 7 (4) PflegeZG",
    ),
    # Place
    "at_home": (
        "Sie pflegen zu Hause, in Ihrem Haushalt oder in dem der Person.",
        "§ 3 (1) PflegeZG",
    ),
    "coming_home": (
        "Die Person kommt aus der Klinik nach Hause. Von diesem Tag an können Sie die Zeit nehmen, ankündigen "
        "können Sie sie schon jetzt.",
        "§ 3 (1) PflegeZG",
    ),
    "place_unknown": (
        "Es kommt darauf an, wo die Person gepflegt wird. Diese Zeit gibt es nur für die Pflege zu Hause.",
        "§ 3 (1) PflegeZG",
    ),
    "in_clinic": (
        "Solange die Person in der Klinik ist, gibt es diese Zeit nicht. Kommt sie danach nach Hause, können "
        "Sie die Zeit ab diesem Tag nehmen.",
        "§ 3 (1) PflegeZG",
    ),
    "not_at_home": (
        "Diese Zeit gibt es nur für die Pflege zu Hause.",
        "§ 3 (1) PflegeZG",
    ),
    "abroad": (
        "Zur Pflege in einem anderen Land sagt das Gesetz nichts. Fragen Sie vorher die Pflegekasse, welchen "
        "Nachweis sie gibt.",
        "§ 3 (1), (2) PflegeZG",
    ),
    "minor_anywhere": (
        "Bei Kindern und Jugendlichen zählt auch die Zeit außer Haus, zum Beispiel in einer Klinik.",
        "",
    ),
    # Minors
    "minor": (
        "Die Person ist noch keine 18 Jahre alt.",
        "§ 3 (5) PflegeZG",
    ),
    "minor_unknown": (
        "Diese Zeit gibt es nur, wenn die Person noch keine 18 Jahre alt ist.",
        "§ 3 (5) PflegeZG",
    ),
    "not_minor": (
        "Diese Zeit gibt es nur für Kinder und Jugendliche unter 18 Jahren.",
        "§ 3 (5) PflegeZG",
    ),
    # Last phase of life
    "last_phase": (
        "Die Ärztin oder der Arzt bescheinigt die letzte Lebensphase. Ein Pflegegrad ist nicht nötig, der Ort "
        "spielt keine Rolle.",
        "§ 3 (6) PflegeZG",
    ),
    "last_phase_unknown": (
        "Diese Zeit gibt es, wenn jemand nur noch Wochen oder wenige Monate zu leben hat.",
        "§ 3 (6) PflegeZG",
    ),
    "certificate_unknown": (
        "Sie brauchen dafür ein Zeugnis der Ärztin oder des Arztes.",
        "§ 3 (6) S. 2 PflegeZG",
    ),
    "certificate_missing": (
        "Bitten Sie erst um das Zeugnis der Ärztin oder des Arztes. Damit haben Sie den Nachweis. Ein "
        "Pflegegrad ist nicht nötig.",
        "§ 3 (6) S. 2 PflegeZG",
    ),
    "not_last_phase": (
        "Diese Zeit ist für den Abschied gedacht: wenn jemand nur noch Wochen oder wenige Monate zu leben "
        "hat.",
        "§ 3 (6) PflegeZG",
    ),
    "own_child": (
        "Ist es Ihr eigenes Kind? Fragen Sie auch die Krankenkasse nach Krankengeld.",
        "§ 45 (4) SGB V",
    ),
    # Part-time
    "part_time": (
        "Sie arbeiten weiter, im Durchschnitt mindestens {hours} Stunden in der Woche.",
        "",
    ),
    "part_time_if": (
        "Sie müssen dafür weiter arbeiten: im Durchschnitt mindestens {hours} Stunden in der Woche.",
        "",
    ),
    "only_part_time": (
        "Ganz aussetzen geht hier nicht. Diese Zeit gibt es nur in Teilzeit ab {hours} Stunden in der Woche.",
        "",
    ),
    "too_few_hours": (
        "Im Durchschnitt müssen es mindestens {hours} Stunden in der Woche sein. Weniger Stunden gehen in der "
        "Pflegezeit.",
        "",
    ),
    "contract_too_small": (
        "Ihr Vertrag hat nicht mehr als {hours} Stunden. Darunter geht es hier nicht. Weniger Stunden gehen "
        "in der Pflegezeit.",
        "",
    ),
    # Size of the employer
    "big_enough": (
        "In Ihrem Betrieb arbeiten mehr als {threshold} Menschen. Das genügt für ein Recht.",
        "",
    ),
    "big_enough_without_trainees": (
        "In Ihrem Betrieb arbeiten mehr als {threshold} Menschen ohne Auszubildende. "
        "Das genügt für ein Recht.",
        "",
    ),
    "count_without_trainees": (
        "In Ihrem Betrieb arbeiten mehr als {threshold} Menschen. Auszubildende zählen hier nicht. Ist es "
        "knapp, dann zählen Sie bitte genau nach.",
        "",
    ),
    "small_request": (
        "Ihr Betrieb hat höchstens {threshold} Beschäftigte. Sie können die Zeit beantragen. Der Betrieb muss "
        "in {weeks} Wochen antworten und ein Nein begründen. Schweigen ist kein Ja.",
        "",
    ),
    "small_request_without_trainees": (
        "Ihr Betrieb hat ohne Auszubildende höchstens {threshold} Beschäftigte. Sie können die Zeit "
        "beantragen. Der Betrieb muss in {weeks} Wochen antworten und ein Nein begründen. Schweigen ist kein "
        "Ja.",
        "",
    ),
    "small_voluntary": (
        "Ihr Betrieb hatte höchstens {threshold} Beschäftigte. Damals ging das nur, wenn der Betrieb "
        "freiwillig zustimmte.",
        "",
    ),
    "small_count_trainees": (
        "Zählen Sie alle Köpfe, auch Auszubildende und Teilzeit. Sind es mehr als {threshold}, haben Sie ein "
        "Recht.",
        "",
    ),
    "size_unknown": (
        "Es kommt darauf an, wie viele Menschen in Ihrem Betrieb arbeiten. Ab mehr als {threshold} ist es ein "
        "Recht.",
        "",
    ),
    "heads_needed": (
        "Ihr Betrieb liegt nah an der Grenze. Wir brauchen die genaue Zahl aller Beschäftigten: Es müssen "
        "ohne Auszubildende mehr als {threshold} sein.",
        "",
    ),
    "trainees_needed": (
        "Ihr Betrieb liegt nah an der Grenze. Wie viele davon sind in Ausbildung? Ohne sie müssen es mehr als "
        "{threshold} sein.",
        "",
    ),
    # Earlier leaves for the same person
    "used_up": (
        "Die {months} Monate für diese Person haben Sie schon genommen.",
        "",
    ),
    "total_used_up": (
        "Alle Zeiten für diese Person dürfen zusammen {months} Monate dauern. Die sind verbraucht.",
        "",
    ),
    "months_left": (
        "Frühere Zeiten für diese Person zählen mit. Es bleibt Zeit für {left}.",
        "",
    ),
    "once_only": (
        "Sie hatten diese Zeit für die Person schon einmal. Ein zweites Mal geht nur, wenn der Betrieb "
        "zustimmt.",
        "§ 4 (1) PflegeZG, BAG 15.11.2011 – 9 AZR 348/10",
    ),
    "pandemic": (
        "Eine Zeit nach den Regeln der Pandemie schließt eine zweite nicht aus. Lassen Sie sich beraten.",
        "§ 4a PflegeZG, § 2b FPfZG",
    ),
    "extension": (
        "Das wäre eine Verlängerung. Der Betrieb muss zustimmen. Nur wenn ein geplanter Wechsel der "
        "Pflegeperson aus wichtigem Grund ausfällt, haben Sie ein Recht darauf.",
        "",
    ),
    "extension_small": (
        "Das wäre eine Verlängerung. In einem kleinen Betrieb geht sie nur, wenn der Betrieb zustimmt.",
        "",
    ),
    "follows": (
        "Die Zeit schließt direkt an die frühere an. So verlangt es das Gesetz.",
        "",
    ),
    "follows_unknown": (
        "Die Zeit muss direkt an die frühere anschließen, also am {day} beginnen.",
        "",
    ),
    "gap": (
        "Zwischen beiden Zeiten darf keine Lücke sein. Mit Lücke geht es nur, wenn der Betrieb zustimmt.",
        "",
    ),
    "gap_by_late_notice": (
        "Die Zeit muss direkt anschließen, doch die Frist dafür ist vorbei. Jetzt geht es nur, wenn der "
        "Betrieb zustimmt.",
        "",
    ),
    "switch": (
        "Der Wechsel zwischen beiden Zeiten ist bei Kindern und Jugendlichen jederzeit möglich.",
        "§ 3 (5) S. 2 PflegeZG",
    ),
    # How to ask
    "hours_agreed": (
        "Ihre Stunden halten Sie und der Betrieb schriftlich fest. Nein sagen darf der Betrieb dazu nur, wenn "
        "dringende Gründe im Betrieb dagegen stehen.",
        "",
    ),
    "request_form": (
        "Für den Antrag nennt das Gesetz keine Form. Schreiben Sie ihn trotzdem: So können Sie den Tag "
        "zeigen, an dem er ankam.",
        "",
    ),
    "loan_unsure": (
        "Ob es für eine freie Absprache das Darlehen gibt, ist offen. Fragen Sie vorher das Bundesamt.",
        "§ 3 (1) FPfZG",
    ),
}


def reason(key: str, statute: str = "", **words: object) -> Reason:
    """Return a reason with its sentence filled in; `statute` is for those whose paragraph comes with the rule."""
    sentence, paragraph = SENTENCES[key]
    return Reason(key, sentence.format(**words), statute or paragraph)
