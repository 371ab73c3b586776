"""Whether a data base can be worked with. Leaves nothing behind in it but its schema."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from app.db.engine import newest, open_engine
from app.db.tables import observations


@dataclass(frozen=True, slots=True)
class Condition:
    """`reason` says what is wrong; empty where nothing is."""

    revision: str = ""
    reason: str = ""


def condition(url: str) -> Condition:
    """The data base, opened and migrated as every start does it, and written to in a transaction that is taken back."""
    try:
        engine = open_engine(url)
    except Exception as error:  # whatever keeps it from opening is what was asked for
        return Condition(reason=_first_line(error))
    try:
        _write(engine)
    except SQLAlchemyError as error:
        return Condition(newest(), _first_line(error))
    finally:
        engine.dispose()
    return Condition(newest())


def _write(engine: Engine) -> None:
    row = {"account": "doctor", "question": "", "answer": "", "state": "", "bears": "", "at": ""}
    with engine.connect() as connection, connection.begin() as transaction:
        connection.execute(observations.insert(), [row])
        transaction.rollback()


def _first_line(error: Exception) -> str:
    told = getattr(error, "orig", None) or error
    return f"{type(told).__name__}: {str(told).strip().partition(chr(10))[0]}"
