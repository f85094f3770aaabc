// Ties the one passkey button of a page to allauth's functions, and says on the page when the browser gave none.
(function () {
  const BUTTON_FOR = { addForm: 'add', authenticateForm: 'authenticate', loginForm: 'login' }
  const button = document.querySelector('[data-passkey]')
  const problem = document.querySelector('[data-passkey-problem]')
  if (!button) return

  const does = button.dataset.passkey
  const ids = { credential: button.dataset.credential }
  ids[BUTTON_FOR[does]] = button.id
  if (button.dataset.options) ids.data = button.dataset.options
  if (button.dataset.alone) ids.passwordless = button.dataset.alone

  button.addEventListener('click', function () { problem.textContent = '' })
  document.addEventListener('allauth.error', function (event) {
    event.preventDefault()
    problem.textContent = 'Your browser did not give a passkey. Try again, or use another way.'
  })

  if (!window.PublicKeyCredential) {
    button.disabled = true
    problem.textContent = 'This browser cannot use passkeys. Use another way.'
    return
  }
  window.allauth.webauthn.forms[does]({ ids })
})()
