#!/usr/bin/env python3
"""A user with a real browser: the same as user.py, but in a headless Chromium, with a picture of every page.

    chromium.py --shots FOLDER [--user NAME] [--password WORD] [--log FILE] URL

Needs Debian's chromium and chromium-driver, and selenium.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException, WebDriverException
from selenium.webdriver.common.by import By

from user import NO, YES, Stuck, is_callback

LIMIT = 30
FIELDS = "input[type=password], input[type=text], input[type=email], input:not([type])"
BUTTONS = "button, input[type=submit], a.btn, a[role=button]"
SWITCHES = (
    "headless=new",
    "no-sandbox",
    "disable-dev-shm-usage",
    "disable-gpu",
    "disable-background-networking",
    "disable-component-update",
    # Pages may name pictures elsewhere: nothing but this machine is asked.
    "host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    "window-size=900,900",
)


class Chromium:
    """Drives the browser from page to page."""

    def __init__(self, options, profile, log):
        self.options, self.log, self.shots = options, log, 0
        self.deadline = time.monotonic() + LIMIT
        settings = webdriver.ChromeOptions()
        settings.binary_location = "/usr/bin/chromium"
        for switch in (*SWITCHES, f"user-data-dir={profile}"):
            settings.add_argument(f"--{switch}")
        self.driver = webdriver.Chrome(settings, webdriver.ChromeService("/usr/bin/chromedriver"))
        self.driver.set_page_load_timeout(20)

    def walk(self):
        """Go from the authorization URL to the redirect URI."""
        self.driver.get(self.options.url)
        seen = None
        while not is_callback(self.driver.current_url, self.options.url):
            if time.monotonic() > self.deadline:
                self.picture("stuck")
                raise Stuck(f"no way on from {self.driver.current_url}:\n{self.driver.page_source[:3000]}")
            try:
                now = (self.driver.current_url, self.driver.find_element(By.TAG_NAME, "body").text)
                # A page that has just been answered, or is still drawn by its script, gets a moment.
                if now != seen and self.act():
                    seen = now
            except StaleElementReferenceException:
                pass
            time.sleep(0.2)
        self.picture("final")

    def act(self):
        """Fill in and press what is on the page; return False if there is nothing yet."""
        fields = self.shown(FIELDS)
        for field in fields:
            kind = field.get_attribute("type")
            field.clear()
            field.send_keys(self.options.password if kind == "password" else self.options.user)
        for box in self.shown("input[type=checkbox]"):
            if not box.is_selected():
                box.click()
        button = self.button()
        if button is None:
            return False
        self.picture("login" if fields else "consent")
        button.click()
        return True

    def shown(self, selector):
        """Return the elements that a person sees and can use."""
        found = self.driver.find_elements(By.CSS_SELECTOR, selector)
        return [e for e in found if e.is_displayed() and e.is_enabled() and not e.get_attribute("readonly")]

    def button(self):
        """Return the button that says yes."""
        for button in self.shown(BUTTONS):
            words = " ".join(filter(None, (button.text, button.get_attribute("value"), button.get_attribute("name"))))
            if YES.search(words) and not NO.search(words):
                return button
        return None

    def picture(self, kind):
        """Save a screenshot and a line of the log."""
        self.shots += 1
        self.driver.save_screenshot(str(Path(self.options.shots) / f"{self.shots}-{kind}.png"))
        print(f"{kind}: {self.driver.current_url} ({self.driver.title})", file=self.log, flush=True)


def main():
    """Walk, and say how it went: 0 if the redirect URI was reached."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--shots", required=True)
    arguments.add_argument("--user", default=os.environ.get("INTEROP_USER", "alice"))
    arguments.add_argument("--password", default=os.environ.get("INTEROP_PASSWORD", "wonderland"))
    arguments.add_argument("--log", default=os.devnull)
    arguments.add_argument("url")
    options = arguments.parse_args()
    Path(options.shots).mkdir(parents=True, exist_ok=True)
    with open(options.log, "a") as log, tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        print("the beginning", file=log, flush=True)
        browser = None
        try:
            browser = Chromium(options, profile, log)
            browser.walk()
        except (Stuck, WebDriverException, OSError) as error:
            print(f"stuck: {error}", file=log)
            return 1
        finally:
            if browser:
                browser.driver.quit()
            print("the end", file=log)
    return 0


if __name__ == "__main__":
    sys.exit(main())
