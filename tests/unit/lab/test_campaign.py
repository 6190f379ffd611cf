"""A campaign tells and keeps what it found out, also when it does not get to its end."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import pytest
from guide.lab import campaign
from guide.lab.campaign import Job
from guide.lab.machines.cache import LabError, StartError
from guide.lab.machines.engines import Engine
from guide.lab.pages import marks
from guide.lab.running.runner import Outcome, Trouble
from guide.snippets.reading import pages
from snippets_support import make_site


class Broken:
    """A factory whose engines do not start."""

    images = "ninguna"

    def __init__(self, error: Exception) -> None:
        self.error = error
        self.asked = 0

    def start(self, version: str) -> Engine:  # noqa: ARG002  (none starts)
        self.asked += 1
        raise self.error


@pytest.fixture
def job(tmp_path: Path) -> Job:
    path = make_site(tmp_path) / "pagina.md"
    path.write_text("```console\n$ docker ps\n```\n", "utf-8")
    [page] = pages.read([path], tmp_path)
    return Job(page, marks.read_plan(page), "28.5")


def test_an_engine_that_does_not_start_fails_its_page_only(job: Job) -> None:
    outcomes: list[Outcome] = []
    campaign._run_all([job, job], Broken(StartError("no arranca")), 2, outcomes)
    assert [(trouble.line, trouble.message) for o in outcomes for trouble in o.troubles] == [(1, "no arranca")] * 2


@pytest.mark.parametrize(("twice", "asked"), [(True, 2), (False, 1)])
def test_a_page_that_fails_is_tried_again(job: Job, twice: bool, asked: int) -> None:
    factory = Broken(StartError("no arranca"))
    outcomes: list[Outcome] = []
    campaign._run_all([job], factory, 1, outcomes, twice=twice)
    assert (factory.asked, len(outcomes)) == (asked, 1)


def test_a_page_that_fails_once_is_good_and_the_failure_is_told(
    job: Job, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    results = [Outcome(job.page, "28.5", troubles=[Trouble("docs/pagina.md", 2, "no sale")]), Outcome(job.page, "28.5")]
    monkeypatch.setattr(campaign, "_run_once", lambda *_: results.pop(0))
    outcomes: list[Outcome] = []
    campaign._run_all([job], Broken(LabError("nadie lo pide")), 1, outcomes)
    assert [outcome.good for outcome in outcomes] == [True]
    assert "docs/pagina.md:2: no sale" in capsys.readouterr().err


def test_what_nobody_can_run_without_ends_the_campaign(job: Job) -> None:
    with pytest.raises(LabError, match="hace falta"):
        campaign._run_all([job], Broken(LabError("hace falta")), 1, [])


def test_what_was_found_out_before_the_end_is_told_and_kept(
    job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = Outcome(job.page, "28.5", troubles=[Trouble("docs/pagina.md", 2, "no sale")])
    kept: list[Outcome] = []

    def run_all(*arguments: Any, **_: Any) -> None:
        arguments[-1].append(bad)
        raise KeyboardInterrupt

    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(campaign, "_run_all", run_all)
    monkeypatch.setattr(campaign, "_keep", lambda outcomes, *_: kept.extend(outcomes))
    options = argparse.Namespace(tarea="comprobar", paginas=[tmp_path / job.page.file], version=None, a_la_vez=1)
    with pytest.raises(KeyboardInterrupt):
        campaign._pages(options, Broken(LabError("nadie lo pide")))
    assert "docs/pagina.md:2: no sale" in capsys.readouterr().out
    assert kept == [bad]
