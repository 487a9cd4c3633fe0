from articles.tests.browser.conftest import chromium, new_context

__all__ = ["chromium", "new_context"]
