"""`intcomma` and other numbers of templates in the digits of the reader's language.

Stands in the place of Django's `humanize`, so that a template cannot take the wrong one.
"""

from django import template

from articles.digits import in_digits, number

register = template.Library()
register.filter("intcomma", number)
register.filter("digits", in_digits)
