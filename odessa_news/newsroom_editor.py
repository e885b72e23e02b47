"""CKEditor 4, fenced in: a short toolbar, only the plugins it needs, and nothing that the stored text may not have.

The open-source line of CKEditor 4 has ended with 4.22.1. What closes its published holes is written down in
docs/decisions/; articles.richtext cleans every text on the server whatever comes from here.
"""

from typing import Any

# A list of what is loaded, not of what is removed: a plugin that isn't named here doesn't run.
PLUGINS = (
    *("basicstyles", "blockquote", "clipboard", "contextmenu", "dialog", "enterkey", "entities", "floatingspace"),
    *("format", "htmlwriter", "indentlist", "link", "list", "magicline", "maximize", "pastefromgdocs"),
    *("pastefromlibreoffice", "pastefromword", "pastetext", "removeformat", "resize", "showborders", "tab", "table"),
    *("tableselection", "tabletools", "toolbar", "undo", "wysiwygarea"),
)
# What articles.richtext.clean() keeps, in CKEditor's words.
ALLOWED = (
    "p h2 h3 strong em ul ol li blockquote br table thead tbody tr caption;"
    "th[scope,colspan,rowspan]; td[colspan,rowspan]; a[!href];"
    "figure(!photo)[!data-photo]; img[!src,alt]; figcaption"
)

CKEDITOR_CONFIGS: dict[str, dict[str, Any]] = {
    "default": {
        "skin": "moono-lisa",
        "toolbar": [
            ["Format"],
            ["Bold", "Italic", "Link", "Unlink"],
            ["BulletedList", "NumberedList", "Blockquote"],
            ["Photo", "Table"],
            ["PasteText", "RemoveFormat"],
            ["Undo", "Redo"],
            ["Maximize"],
        ],
        "plugins": ",".join(PLUGINS),
        "extra_plugins": ["photolibrary", "photodrop"],
        "format_tags": "p;h2;h3",
        "allowedContent": ALLOWED,
        "pasteFilter": "p h2 h3 strong em ul ol li blockquote br table thead tbody tr th td caption; a[!href]",
        "forcePasteAsPlainText": False,
        # Pictures become photos of the library (photodrop), never data in the text.
        "clipboard_handleImages": False,
        "fullPage": False,
        "versionCheck": False,
        # The browser's own; CKEditor's would send the text to a service.
        "disableNativeSpellChecker": False,
        "entities": False,
        "basicEntities": True,
        "linkDefaultProtocol": "https://",
        "linkShowAdvancedTab": False,
        "linkShowTargetTab": False,
        "removeDialogTabs": "link:advanced;link:target;table:advanced",
        "width": "100%",
        "height": 420,
        "resize_dir": "vertical",
        "toolbarCanCollapse": False,
        "stylesSet": False,
        "title": False,
    }
}
