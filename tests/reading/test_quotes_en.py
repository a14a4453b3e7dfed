"""Who said what in English: own sentences, the shapes newsrooms write."""

import pytest
from quoting import Said, said_in

SAID: list[tuple[str, list[Said]]] = [
    # What was said comes first.
    (
        '"The tunnel is safe," said the engineer Tom Hale.',
        [("Tom Hale", "says", "The tunnel is safe")],
    ),
    ('"The tunnel is safe," Hale said on Friday.', [("Hale", "says", "The tunnel is safe")]),
    (
        '"We lost everything," the owner, Mary Quill, said in an email.',
        [("Mary Quill", "says", "We lost everything")],
    ),
    (
        '"We have no plans to move," said Ruth Bell, head of the harbour board.',
        [("Ruth Bell", "says", "We have no plans to move")],
    ),
    (
        '"It will open," the minister said, "before the end of the year."',
        [
            ("the minister", "says", "It will open"),
            ("the minister", "says", "before the end of the year"),
        ],
    ),
    (
        "“Nobody was on board,” a coastguard spokesman told Reuters.",
        [("a coastguard spokesman", "says", "Nobody was on board")],
    ),
    ("‘The road is closed,’ said the council.", [("the council", "says", "The road is closed")]),
    (
        "The road had been closed for two days, police said.",
        [("police", "says", "The road had been closed for two days")],
    ),
    (
        "The fire began in the kitchen, the fire service said on Sunday.",
        [("the fire service", "says", "The fire began in the kitchen")],
    ),
    # It comes last.
    (
        "Foreign Minister Ole Dahl said the talks had failed.",
        [("Ole Dahl", "says", "the talks had failed")],
    ),
    (
        "The company announced that the plant would close in May.",
        [("The company", "says", "the plant would close in May")],
    ),
    (
        "In June, the board said it would sell the ferry.",
        [("the board", "says", "it would sell the ferry")],
    ),
    (
        "Ms Lund, who leads the union, said that members were angry.",
        [("Lund", "says", "members were angry")],
    ),
    (
        "The mayor told Reuters that the bridge was safe.",
        [("The mayor", "says", "the bridge was safe")],
    ),
    (
        "Norway, Sweden and Denmark said they would send ships.",
        [("Norway, Sweden and Denmark", "says", "they would send ships")],
    ),
    ('Speaking in Oslo, Lund said: "We are ready."', [("Lund", "says", "We are ready")]),
    (
        'The airline said the delay was "deeply regrettable" for everyone.',
        [("The airline", "says", 'the delay was "deeply regrettable" for everyone')],
    ),
    (
        "Hale said the dam held and added that repairs had begun.",
        [("Hale", "says", "the dam held"), ("Hale", "says", "repairs had begun")],
    ),
    (
        "The court clerk confirmed that the case was dropped.",
        [("The court clerk", "confirms", "the case was dropped")],
    ),
    (
        "The governor admitted that mistakes were made.",
        [("The governor", "confirms", "mistakes were made")],
    ),
    ("Residents claim the water is brown.", [("Residents", "claims", "the water is brown")]),
    (
        "The ministry insists that the figures are right.",
        [("The ministry", "claims", "the figures are right")],
    ),
    ("The firm denied that it had paid bribes.", [("The firm", "denies", "it had paid bribes")]),
    ("Hale denied having seen the letter.", [("Hale", "denies", "having seen the letter")]),
    ("The senator has denied the allegations.", [("The senator", "denies", "the allegations")]),
    # According to, and what the text leaves open.
    (
        "According to the coastguard, two boats sank.",
        [("the coastguard", "says", "two boats sank")],
    ),
    (
        "Two boats sank, according to coastguard officials.",
        [("coastguard officials", "says", "Two boats sank")],
    ),
    ("It was reported that two boats had sunk.", [(None, "says", "two boats had sunk")]),
    (
        "The bank declined to comment on the leak.",
        [("The bank", "neither confirms nor denies", "the leak")],
    ),
    (
        "The embassy would neither confirm nor deny the visit.",
        [("The embassy", "neither confirms nor denies", "the visit")],
    ),
    # Neighbours.
    (
        '"We left early," said Siv Moe. "It took an hour."',
        [("Siv Moe", "says", "We left early"), ("Siv Moe", "says", "It took an hour")],
    ),
    (
        "Anna Quill runs the shop. She said that sales had doubled.",
        [("Anna Quill", "says", "sales had doubled")],
    ),
    (
        'Tom Hale wrote on Facebook:\n\n"I am resigning today."',
        [("Tom Hale", "says", "I am resigning today")],
    ),
    (
        '"The ship is old," Captain Ray Moss said.\n\n"It should be scrapped."',
        [("Ray Moss", "says", "The ship is old"), ("Ray Moss", "says", "It should be scrapped")],
    ),
]

NOBODY = [
    "The reported talks ended without a result.",
    "The alleged thief ran towards the claims office.",
    "If the minister says that the road is closed, shops will suffer.",
    "He did not say whether the ship had left.",
    "She would say anything to win.",
    "The company announced the sale of its ferries.",
    'They met at the "Old Mill" on Friday.',
    "The two states signed a treaty that notes the border.",
    "The film tells the story of a lighthouse.",
]


@pytest.mark.parametrize(("text", "said"), SAID)
def test_english_quotations_and_their_speakers(text: str, said: list[Said]) -> None:
    """Each shape gives its speaker, its stance and what was said."""
    assert said_in(text, "en") == said


@pytest.mark.parametrize("text", NOBODY)
def test_english_sentences_in_which_nobody_is_quoted(text: str) -> None:
    """No act is invented."""
    assert said_in(text, "en") == []
