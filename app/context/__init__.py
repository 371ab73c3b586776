"""What everything that can happen is given: data base, Google, templates, clock, put together once."""

from app.context.context import Context, open_context

__all__ = ["Context", "open_context"]
