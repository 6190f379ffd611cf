"""Everything a built site points at: does it exist, inside the site and nowhere else?"""

from guide.links.site import check_site

__all__ = ["check_site"]
