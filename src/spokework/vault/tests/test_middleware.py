from uuid import UUID

import pytest
from django.http import HttpRequest, HttpResponse

from spokework.vault import keyring
from spokework.vault.keyring import child_key
from spokework.vault.middleware import ForgetKeysAfterRequest


@pytest.mark.parametrize("fails", [False, True])
def test_an_opened_key_outlives_no_request(child: UUID, fails: bool) -> None:
    def page(request: HttpRequest) -> HttpResponse:
        assert not keyring._cache().children, "left from before the request"
        child_key(child, "identity")
        if fails:
            raise ValueError("the page failed")
        return HttpResponse()

    child_key(child, "identity")
    serve = ForgetKeysAfterRequest(page)
    if fails:
        with pytest.raises(ValueError, match="failed"):
            serve(HttpRequest())
    else:
        assert serve(HttpRequest()).status_code == 200
    assert not keyring._cache().children
    assert not keyring._cache().subkeys
