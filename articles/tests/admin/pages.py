"""Filling in the desk's forms as a browser does: what stands on the page is sent back."""


def form_data(response):
    """{name: value} of every field of a change page's form and of its inlines."""
    page = response.context
    formsets = [inline.formset for inline in page["inline_admin_formsets"]]
    forms = [page["adminform"].form]
    for formset in formsets:
        forms += [formset.management_form, *formset.forms]
    data = {}
    for bound in (field for form in forms for field in form):
        data[bound.html_name] = bound.field.prepare_value(bound.value())
        if bound.field.show_hidden_initial:
            data[bound.html_initial_name] = shown_at_first(bound)
    return {name: value for name, value in data.items() if value is not None and value is not False}


def shown_at_first(bound):
    """What stood in a field when its form was first opened, as the page keeps it hidden."""
    name = bound.html_initial_name
    if bound.form.is_bound and name in bound.form.data:
        return bound.form.data[name]
    return bound.field.prepare_value(bound.initial)


def save(client, address, button="_save", **changes):
    """Open a page, change some of its fields, press a button; the response to the post."""
    data = form_data(client.get(address)) | changes
    wanted = {name: value for name, value in data.items() if value is not None}
    return client.post(address, {**wanted, button: "yes"})


def errors(response):
    """Every complaint on a page that was not saved."""
    page = response.context
    found = list(page["adminform"].form.errors.values())
    for inline in page["inline_admin_formsets"]:
        found += [error for form in inline.formset.forms for error in form.errors.values()]
    return [str(message) for messages in found for message in messages]
