"""Work behind the site's back: the task worker (django-tasks on our database) and what recurs."""
