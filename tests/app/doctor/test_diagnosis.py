"""What a run comes to: well or not, and as JSON."""

from __future__ import annotations

import json

from app.doctor import checks
from app.doctor.diagnosis import Diagnosis
from app.doctor.probes import QUESTIONS, judged

RIGHT = {question.id: question.assumed for question in QUESTIONS.values()}
WELL, WARNED, WRONG = checks.scopes(()), checks.left_over("1x"), checks.scopes(("drive",))


def test_warnings_are_not_wrong() -> None:
    assert Diagnosis((WELL, WARNED)).well
    assert not Diagnosis((WELL, WRONG)).well


def test_only_what_bears_counts() -> None:
    assert Diagnosis((), judged({**RIGHT, "marks.sort": "follows"})).well
    assert not Diagnosis((), judged({**RIGHT, "guard.moved": "accepted"})).well
    assert Diagnosis((), judged({})).well


def test_json_speaks_one_language() -> None:
    body = Diagnosis((WRONG,)).json("zh")
    assert body == {
        "ok": False,
        "lines": [
            {"state": "wrong", "what": "授权范围", "seen": "缺少 drive", "advice": "重新授权，并包含这些范围。"},
        ],
    }


def test_json_names_every_answer() -> None:
    body = json.loads(json.dumps(Diagnosis((), judged({**RIGHT, "fence.reused": "accepted"})).json("en")))
    answered = {item["id"]: item for item in body["live"]["questions"]}
    assert answered.keys() == QUESTIONS.keys()
    assert answered["fence.reused"] == {
        "id": "fence.reused",
        "state": "differs",
        "question": "a batch that creates metadata with an id in use is",
        "assumed": "refused",
        "seen": "accepted",
        "bears": ["fence"],
    }
    assert (body["live"]["mode"], body["live"]["rests_on"]["fence"]) == ("suggest", "differs")
