"""The table of contents of HTTP: every router."""

from __future__ import annotations

from fastapi import APIRouter

from app.hints.routes import router as hints
from app.imports.routes import router as imports
from app.intake.routes import router as intake
from app.onboarding.routes import router as onboarding
from app.structure.routes import router as structure
from app.summaries.routes import router as summaries
from app.sync.routes import router as sync

ROUTERS: tuple[APIRouter, ...] = (onboarding, sync, structure, summaries, intake, imports, hints)
