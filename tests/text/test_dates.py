"""What single date expressions mean, against a publication date."""

from datetime import date

import pytest

from geo.records import DateMention, Span
from geo.text.dates import dates_in_order, find_dates
from geo.text.sentences import split_sentences

WEDNESDAY = date(2014, 11, 12)


def read(sentence: str, *, published: date | None = WEDNESDAY) -> list[DateMention]:
    return find_dates(sentence, Span(0, len(sentence)), published=published)


def only(sentence: str, *, published: date | None = WEDNESDAY) -> DateMention:
    mentions = read(sentence, published=published)
    assert len(mentions) == 1, mentions
    return mentions[0]


def interval(mention: DateMention) -> tuple[str, str]:
    return str(mention.start), str(mention.end)


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("Tanks crossed on Wednesday.", "2014-11-12", "2014-11-12"),
        ("Tanks will cross on Wednesday.", "2014-11-12", "2014-11-12"),
        ("Tanks crossed on Thursday.", "2014-11-06", "2014-11-06"),
        ("Tanks will cross on Thursday.", "2014-11-13", "2014-11-13"),
        ("He said on Tuesday that they will cross.", "2014-11-11", "2014-11-11"),
        ("They are to leave on Friday.", "2014-11-14", "2014-11-14"),
        ("Columns entered over the last two days.", "2014-11-10", "2014-11-12"),
        ("The brigade moved overnight.", "2014-11-11", "2014-11-12"),
        ("The brigade moved last night.", "2014-11-11", "2014-11-11"),
        ("Convoys have come in since the weekend.", "2014-11-08", "2014-11-12"),
        ("Convoys came earlier this week.", "2014-11-10", "2014-11-11"),
        ("Convoys came last week.", "2014-11-03", "2014-11-09"),
        ("They came in early August.", "2014-08-01", "2014-08-10"),
        ("They came in mid-June.", "2014-06-11", "2014-06-20"),
        ("They came in late February.", "2014-02-21", "2014-02-28"),
        ("They have until Sunday to leave.", "2014-11-12", "2014-11-16"),
        ("They held it until Sunday.", "2014-11-09", "2014-11-09"),
        ("A push is feared in the coming days.", "2014-11-13", "2014-11-19"),
        ("They came two months ago.", "2014-09-12", "2014-09-12"),
        ("They had been told to go by Sunday night.", "2014-11-09", "2014-11-09"),
        ("The talks are held tomorrow, 13 November.", "2014-11-13", "2014-11-13"),
        ("If it is reached in December, they stop.", "2014-12-01", "2014-12-31"),
        ("On 7 November, a Friday, they left.", "2014-11-07", "2014-11-07"),
        ("They will be there by the weekend.", "2014-11-12", "2014-11-16"),
        ("It was the night of 7/8 November.", "2014-11-07", "2014-11-08"),
        ("They came in mid-to-late March.", "2014-03-11", "2014-03-31"),
        ("They came from late February to early March.", "2014-02-21", "2014-03-10"),
        ("It took from end-March on.", "2014-03-21", "2014-03-31"),
        ("They came in the first months of 2013.", "2013-01-01", "2013-03-31"),
        ("They came in the last three days of August.", "2014-08-29", "2014-08-31"),
        ("They came in the first two weeks of March.", "2014-03-01", "2014-03-14"),
        ("They came in 2008.", "2008-01-01", "2008-12-31"),
        ("They came in the winter of 1933.", "1932-12-01", "1933-02-28"),
        ("They came on 3/11/2014.", "2014-11-03", "2014-11-03"),
        ("They came on 10/25/2014.", "2014-10-25", "2014-10-25"),
        ("They drove from 3 to 5 March.", "2014-03-03", "2014-03-05"),
        ("They drove on Nov. 10-12.", "2014-11-10", "2014-11-12"),
        ("They were seen in the first week of September.", "2014-09-01", "2014-09-07"),
    ],
)
def test_an_expression_is_an_interval(sentence: str, start: str, end: str) -> None:
    assert interval(only(sentence)) == (start, end)


@pytest.mark.parametrize(
    ("sentence", "time", "words"),
    [
        ("At 22:15 on 7 August a drone saw them.", "22:15", "22:15 on 7 August"),
        ("They left on Sunday at 2.40 p.m. and stayed away.", "14:40", "Sunday at 2.40 p.m."),
        ("They left on Sunday morning.", "morning", "Sunday morning"),
        ("November 12, 2014, 7:15pm", "19:15", "November 12, 2014, 7:15pm"),
        ("They left late on March 30.", "late", "late on March 30"),
        ("0937 GMT: guns are moving west.", "09:37 GMT", "0937 GMT"),
        ("It happened on the morning of the 7th.", "morning", "the morning of the 7th"),
        ("They came at midnight on Friday.", "midnight", "midnight on Friday"),
    ],
)
def test_the_time_of_day_is_kept(sentence: str, time: str, words: str) -> None:
    mention = only(sentence)
    assert mention.time_of_day == time
    assert mention.span.cut(sentence) == words


@pytest.mark.parametrize(
    "sentence",
    [
        "Units may march on the town if they are second to none.",
        "The Sun said that May was in the car.",
        "The 2nd Brigade fired 12.7 mm rounds at the 76th division.",
        "A 1990s-era gun stood by section 3.2 of the wall.",
        "Some 2000 soldiers of a three-day war went home.",
        "Guns fire every Friday, day after day, to this day.",
    ],
)
def test_words_that_are_no_dates(sentence: str) -> None:
    assert read(sentence) == []


def test_without_a_publication_date_only_full_dates_have_an_interval() -> None:
    assert interval(only("It left on 3 May 2014.", published=None)) == ("2014-05-03", "2014-05-03")
    for sentence in (
        "It left on Friday.",
        "It left on 3 May.",
        "It left last week.",
        "It left today.",
    ):
        mention = only(sentence, published=None)
        assert mention.start is None
        assert mention.end is None
        assert "publication date" in (mention.unresolved_reason or "")


def test_the_reading_says_what_it_was_counted_from() -> None:
    reading = only("It left last Friday.").reading
    assert reading == "Friday, counted from publication (12 November 2014)"


def test_vague_times_stay_open_and_say_so() -> None:
    mention = only("They flew over the sea in the past weeks.")
    assert mention.start is None
    assert "vague" in (mention.unresolved_reason or "")


def test_the_precision_tells_a_day_from_a_week_from_more() -> None:
    assert only("It left on Friday.").time_precision == 1
    assert only("It left last week.").time_precision == 2
    assert only("It left in August.").time_precision == 3


def test_dates_count_from_the_date_last_spoken_of() -> None:
    text = (
        "Units entered the town on Saturday. Some went on the next day. "
        "A week later they were gone. In August 2013 others had come. A month later they left."
    )
    spans = split_sentences(text)
    found = [interval(mentions[0]) for mentions in dates_in_order(text, spans, published=WEDNESDAY)]
    assert found == [
        ("2014-11-08", "2014-11-08"),
        ("2014-11-09", "2014-11-09"),
        ("2014-11-16", "2014-11-16"),
        ("2013-08-01", "2013-08-31"),
        ("2013-09-01", "2013-09-30"),
    ]


def test_a_paragraph_of_background_keeps_its_year() -> None:
    text = (
        "In August 2014, columns crossed the border. On August 29 the men were let out. They were "
        "home by October.\n\nOn August 29 a museum opened. It is the first since 2014. On March 3 "
        "more tanks came."
    )
    found = dates_in_order(text, split_sentences(text), published=date(2021, 3, 31))
    starts = [str(mentions[0].start) for mentions in found]
    assert starts == [
        "2014-08-01", "2014-08-29", "2014-10-01", "2020-08-29", "2014-01-01", "2021-03-03"
    ]  # fmt: skip


def test_within_a_sentence_too() -> None:
    sentence = "On November 20 last year they set out; eight days after that they were in the city."
    found = [interval(mention) for mention in read(sentence, published=date(2021, 7, 1))]
    assert found == [("2020-11-20", "2020-11-20"), ("2020-11-28", "2020-11-28")]


def test_a_statement_is_not_what_the_next_day_is_counted_from() -> None:
    text = "Tanks left on Sunday, he said on Tuesday. The next day more followed."
    spans = split_sentences(text)
    assert interval(dates_in_order(text, spans, published=WEDNESDAY)[1][0])[0] == "2014-11-10"


def test_the_lines_of_a_timeline_follow_each_other() -> None:
    text = (
        "Friday, 9 p.m.: guns.\n\nSaturday, 7.30 a.m.: more guns, as on May 3.\n\n2.40 p.m.: tanks."
    )
    spans = split_sentences(text)
    found = dates_in_order(text, spans, published=date(2023, 6, 26))
    assert [str(mentions[0].start) for mentions in found] == [
        "2023-06-23",
        "2023-06-24",
        "2023-06-24",
    ]


def test_nothing_to_count_from_is_said() -> None:
    mention = only("Two days later they left.")
    assert mention.start is None
    assert "no date was spoken of" in (mention.unresolved_reason or "")


def test_the_caller_may_say_which_way_verbs_look() -> None:
    sentence = "Departure of the brigade: Friday."
    found = find_dates(sentence, Span(0, len(sentence)), published=WEDNESDAY, looks="future")
    assert interval(found[0])[0] == "2014-11-14"


def test_impossible_dates_are_none() -> None:
    for sentence in (
        "It left on February 31.",
        "It left 9999 years ago.",
        "On 45/45/2014 it left.",
    ):
        assert all(mention.start is None or mention.start.year > 1000 for mention in read(sentence))
        assert "2014-02-31" not in str(read(sentence))


def _days(text: str, published: date) -> list[str]:
    found = dates_in_order(text, split_sentences(text), published=published)
    return [str(mention.start) for mentions in found for mention in mentions]


def test_the_month_of_may_is_no_verb_that_looks_ahead() -> None:
    text = "It began 4 months ago: on 27 May, tanks crossed the river."
    assert _days(text, date(2024, 9, 28))[-1] == "2024-05-27"


@pytest.mark.parametrize(
    ("heading", "stands_in"), [("Six days in August 2014", 2014), ("Chronicle: 2014", 2014)]
)
def test_a_heading_sets_the_year_of_what_stands_under_it(heading: str, stands_in: int) -> None:
    text = f"{heading}\n\nThe guns came.\n\nOn 27 August they left. Friday, August 29 was calm."
    found = _days(text, date(2024, 9, 20))[-2:]
    assert found == [f"{stands_in}-08-27", f"{stands_in}-08-29"]


def test_a_heading_of_these_days_sets_no_year() -> None:
    text = "The state of the front in August 2024\n\nOn 2 September the guns left."
    assert _days(text, date(2024, 9, 20))[-1] == "2024-09-02"
