"""What the state does not allow, in the words that Google uses; the face turns it into a 400."""


class Refused(Exception):
    """A change that cannot be made; the message is Google's, without the name of the request."""


PROTECTED = (
    "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove "
    "protection if you need to edit."
)
