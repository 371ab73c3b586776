"""From the content of derived tabs to changes: only the blocks of rows that differ, never a blank tab."""

from app.publish.blocks import Plans, plan
from app.publish.days import Shelf, daily_plan, day_tab_id, standing
from app.publish.published import Published

__all__ = ["Plans", "Published", "Shelf", "daily_plan", "day_tab_id", "plan", "standing"]
