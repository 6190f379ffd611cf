"""Whether a YAML block is a Compose file, a part of one, or something else.

Many programs have services, images, volumes or jobs. A file that bears the name of one of Compose is sure; any other
block is taken for Compose only by what no other program has.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from guide.hints import nearest
from guide.snippets.data.yaml_nodes import Item, Node

Shape = Literal["file", "services", "service", "section", "nameless", "unwrapped"]
_TITLE = re.compile(r"(?:.*[/\\ ])?(?:docker-)?compose(?:[.\-_][\w.\-]+)?\.ya?ml$", re.IGNORECASE)
_MAIN_TITLE = re.compile(r"(?:.*[/\\ ])?(?:docker-)?compose\.ya?ml$", re.IGNORECASE)
_FOREIGN_TITLE = re.compile(
    r"gitlab-ci|(?:^|[/\\])\.?(?:github|circleci|drone|woodpecker)\b|(?:azure|bitbucket)-pipelines|travis|cloudbuild"
    r"|buildspec|(?:^|[/\\])(?:values|chart|mkdocs|playbook|kustomization|skaffold|deployment)\b[\w.-]*\.ya?ml$",
    re.IGNORECASE,
)
# One of these makes a map a service; other YAML files seldom have them.
_TELLING = frozenset({"image", "build", "extends", "provider", "depends_on", "container_name", "env_file", "develop"})
_SECTIONS = ("volumes", "networks", "secrets", "configs", "models")
# At the top of files of other programs: GitHub Actions, GitLab, CircleCI, Drone, Woodpecker, Bitbucket, Kubernetes…
_FOREIGN_WORDS = """
apiVersion kind schemaVersion on jobs job runs-on steps uses script scripts stage stages before_script after_script
pipeline pipelines workflow workflows workspace orbs executors definitions trigger variables replicaCount
"""
_FOREIGN = frozenset(_FOREIGN_WORDS.split()) | {"commands"}
# In what they have in place of a service: a job, a step, an image of Helm, a module of Ansible.
_FOREIGN_WORDS_INSIDE = """
allow_failure artifacts backend_options cache class credentials detach docker env except executor machine memory needs
only options parameters published_ports pullPolicy recreate repository resource_class resources restart_policy rules
settings state strategy tag tags when
"""
_FOREIGN_INSIDE = frozenset((_FOREIGN_WORDS + _FOREIGN_WORDS_INSIDE).split())
# Beside «services:» these may be slips; in a part of a file they are steps and jobs of other programs.
_FOREIGN_IN_A_PART = _FOREIGN_INSIDE | {"commands", "pull", "services"}
_ONLY_COMPOSE_WORDS = """
cap_drop cgroup_parent container_name device_cgroup_rules dns_opt dns_search domainname env_file ipc label_file
mac_address mem_limit mem_reservation mem_swappiness memswap_limit network_mode oom_kill_disable oom_score_adj
pids_limit pull_policy runtime shm_size stdin_open stop_grace_period stop_signal storage_opt tty userns_mode
volumes_from
"""
_ONLY_COMPOSE = frozenset(_ONLY_COMPOSE_WORDS.split())
_RESTART = re.compile(r"(?:no|always|on-failure(?::\d+)?|unless-stopped)$")


class Interpretation(NamedTuple):
    """``sure`` is whether another reading is out of the question.

    «nameless» has a service's keys in its place, and «unwrapped» the services in the place of «services:».
    """

    shape: Shape
    sure: bool


def is_compose_title(title: str) -> bool:
    """Whether the name of a file is one that Compose takes: compose.yaml, docker-compose.dev.yml…"""
    return _TITLE.match(title.strip()) is not None


def is_main_title(title: str) -> bool:
    """Whether it is the name of a file that Compose takes alone: another one may complete compose.dev.yaml."""
    return _MAIN_TITLE.match(title.strip()) is not None


def interpretations(
    document: Node, service_keys: frozenset[str], top_keys: frozenset[str], title: str = ""
) -> list[Interpretation]:
    """What a document may be, the likeliest first; nothing if it has nothing to do with Compose."""
    if document.kind != "map" or not document.items:
        return []
    names = set(document.names)
    titled = is_compose_title(title)
    if not titled and (names & _FOREIGN or _FOREIGN_TITLE.search(title)):
        return []
    services = document.get("services") or _misspelt(document, service_keys)
    if services is not None and services.type == "null":
        lost = titled or _lost(document, top_keys)
        return [Interpretation("file", True)] if lost else []
    if services is not None and services.kind == "map" and stray(services, service_keys):
        return [Interpretation("nameless", True)]
    if titled and names & {"services", *_SECTIONS, "include", "name"}:
        return [Interpretation("file", True)]
    if services is not None:
        return [Interpretation("file", True)] if _is_whole(document, services, service_keys, top_keys) else []
    found = []
    if (sure := _service(document, service_keys)) is not None:
        found.append(Interpretation("service", sure or titled))
    if (sure := _services(document, service_keys)) is not None:
        unwrapped = is_main_title(title) and all({"image", "build"} & set(body.names) for body in _bodies(document))
        found.append(Interpretation("unwrapped" if unwrapped else "services", sure or titled))
    if names & set(_SECTIONS) and all(name in top_keys or name.startswith("x-") for name in names):
        found.append(Interpretation("section", False))
    return found


def misplaced(document: Node, top_keys: frozenset[str]) -> list[Item]:
    """What stands at the top of a file whose «services:» holds nothing: the services, without their indentation."""
    return [item for item in document.entries() if item.name not in top_keys and not item.name.startswith("x-")]


def stray(services: Node, service_keys: frozenset[str]) -> Item | None:
    """What stands beside the services and belongs inside one: its indentation or the name above it is missing."""
    items = [
        i for i in services.entries() if i.name in service_keys and i.value.kind != "map" and i.value.type != "null"
    ]
    return items[0] if any(item.name in _TELLING for item in items) else None


def _lost(document: Node, top_keys: frozenset[str]) -> bool:
    """Whether some of what stands beside an empty «services:» is a service, and the rest may be one, or a volume."""
    beside = [item.value for item in misplaced(document, top_keys)]
    if any(node.type not in ("object", "null") or _is_foreign(node, _FOREIGN_IN_A_PART) for node in beside):
        return False
    return any(_TELLING & set(node.names) for node in beside)


def _is_whole(document: Node, services: Node, service_keys: frozenset[str], top_keys: frozenset[str]) -> bool:
    if services.kind != "map":
        return False
    names = document.names
    known = sum(name in top_keys or name.startswith("x-") or bool(nearest(name, top_keys)) for name in names)
    bodies = _bodies(services)
    if (
        known * 2 <= len(names)
        or not _mostly_maps(services)
        or any(_is_foreign(body, _FOREIGN_INSIDE) for body in bodies)
    ):
        return False
    inside = [name for body in bodies for name in body.names if not name.startswith("x-")]
    strange = [name for name in inside if name not in service_keys]
    images = [body.get("image") for body in bodies]
    if all(nearest(name, service_keys) for name in strange) or (
        known == len(names) and all(image is not None and image.kind == "scalar" for image in images)
    ):
        return True
    return bool(_TELLING & set(inside)) and len(strange) * 2 < len(inside) + 1


def _misspelt(document: Node, service_keys: frozenset[str]) -> Node | None:
    """What stands under «service» or «sevices»."""
    for node in (item.value for item in document.entries() if nearest(item.name, ("services",))):
        inside = {name for body in _bodies(node) for name in body.names}
        # A Service of Kubernetes has labels and annotations too.
        if _services(node, service_keys) is not None or (inside <= service_keys and inside - {"labels", "annotations"}):
            return node
    return None


def _services(node: Node, service_keys: frozenset[str]) -> bool | None:
    """Whether what a map holds are surely services; None if they are none."""
    bodies = _bodies(node)
    if not bodies or not _mostly_maps(node) or any(_is_foreign(body, _FOREIGN_IN_A_PART) for body in bodies):
        return None
    names = [name for body in bodies for name in body.names if not name.startswith("x-")]
    strange = [name for name in names if name not in service_keys and not nearest(name, service_keys)]
    marked = any(_marks(item) for body in bodies for item in body.entries())
    if not _TELLING & set(names) or (strange and not (marked and len(strange) * 2 < len(names))):
        return None
    return marked and not strange


def _service(node: Node, service_keys: frozenset[str]) -> bool | None:
    """Whether a map is surely a service: all keys but one are those of services, and that one nearly is."""
    names = [name for name in node.names if not name.startswith("x-")]
    strange = [name for name in names if name not in service_keys]
    if not names or _is_foreign(node, _FOREIGN_IN_A_PART) or len(strange) > 1 or len(names) < 3 * len(strange):
        return None
    if not all(nearest(name, service_keys) for name in strange):
        return None
    known = len(names) - len(strange)
    return known >= 3 and bool(_TELLING & set(names)) and any(_marks(item) for item in node.entries())


def _bodies(node: Node) -> list[Node]:
    return [item.value for item in node.entries() if item.value.kind == "map" and not item.name.startswith("x-")]


def _mostly_maps(node: Node) -> bool:
    return len(_bodies(node)) * 2 >= sum(not item.name.startswith("x-") for item in node.entries())


def _is_foreign(body: Node, foreign: frozenset[str]) -> bool:
    """Whether a map is what another program has in place of a service."""
    image, build, ports = body.get("image"), body.get("build"), body.get("ports")
    if image is not None and image.kind in ("map", "list"):
        return True
    if build is not None and build.kind == "map" and _FOREIGN_INSIDE & set(build.names) - {"tags"}:
        return True
    if ports is not None and any("containerPort" in item.value.names for item in ports.items):
        return True
    return bool(foreign & set(body.names))


def _marks(item: Item) -> bool:
    """Whether a key with such a value is found in no place of another program that could be a service."""
    name, value = item.name, item.value
    if name == "restart":
        return bool(_RESTART.match(value.value)) or "$" in value.value
    if name in ("ports", "volumes", "networks", "expose", "links", "cap_add", "extra_hosts", "security_opt"):
        return value.kind == "list" or (name == "networks" and value.kind == "map")
    if name in ("healthcheck", "deploy", "logging", "ulimits", "sysctls", "depends_on"):
        return value.kind == "map"
    return name in _ONLY_COMPOSE
