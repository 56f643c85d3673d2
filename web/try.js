// A document that is dropped anywhere on the page is tried.
const form = document.getElementById('drop');
const field = document.getElementById('file');

const send = () => form.requestSubmit();

const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');

document.addEventListener('dragover', (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  form.classList.add('over');
});
document.addEventListener('dragleave', () => form.classList.remove('over'));
document.addEventListener('drop', (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  form.classList.remove('over');
  field.files = event.dataTransfer.files;
  if (field.files.length > 0) send();
});
form.addEventListener('submit', () => {
  document.getElementById('state').textContent = form.dataset.reading;
});
