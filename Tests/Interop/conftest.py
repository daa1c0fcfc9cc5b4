"""Fixtures: the program under test, and servers that end with the test."""

import shutil

import pytest

from client import Mcpauth
from stack import Stack, mcpauth_binary


def pytest_configure(config):
    """Say at once, and not in every test, that there is nothing to test."""
    if not shutil.which(mcpauth_binary()):
        raise pytest.UsageError(f"no program at {mcpauth_binary()}: build it first, or set MCPAUTH")


def pytest_unconfigure(config):
    """End with one line of counts, in which what went wrong around a test counts as failed."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter and reporter.stats:
        count = {name: len(reporter.stats.get(name, [])) for name in ("passed", "failed", "error", "skipped")}
        line = f"{count['passed']} passed, {count['failed'] + count['error']} failed"
        print(f"{line}, {count['skipped']} skipped" if count["skipped"] else line)


@pytest.fixture
def mcpauth(tmp_path):
    """Return the program with an empty home; all it printed is shown when the test fails."""
    program = Mcpauth(tmp_path)
    yield program
    program.report()
    program.wait_for_browser()


@pytest.fixture
def stack(tmp_path, mcpauth):
    """Return a function that starts servers and returns their facts; all end with status 0."""
    running = Stack(tmp_path)

    def start(*servers):
        for server in servers:
            running.start(server)
        for user in running.facts.get("users") or []:
            mcpauth.sign_in_as(user.get("username") or user["name"], user["password"])
        return running.facts

    yield start
    statuses = running.stop()
    running.report()
    assert not any(statuses), f"a server did not end cleanly: {statuses}"


@pytest.fixture(scope="module")
def shared_stack(tmp_path_factory):
    """Return a function that starts servers, or returns those of the test before when they are the same."""
    running = []

    def end():
        for _, stack in running:
            statuses = stack.stop()
            stack.report()
            assert not any(statuses), f"a server did not end cleanly: {statuses}"
        running.clear()

    def start(*servers):
        if not running or running[0][0] != servers:
            end()
            running.append((servers, Stack(tmp_path_factory.mktemp("servers"))))
            for server in servers:
                running[0][1].start(server)
        return running[0][1].facts

    yield start
    end()
