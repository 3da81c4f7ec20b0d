"""What can't be published, or can't be read of what was."""

from __future__ import annotations

from dashboard.i18n import Message


class PublishingError(Exception):
    """Publishing refused, or a published folder that can't be used; `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.template)
        self.message = message
