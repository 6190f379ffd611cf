"""What a block of YAML is taken for: a file of Compose, a part of one, or something of another program."""

from __future__ import annotations

import pytest
from guide.snippets.compose.recognise import interpretations, is_compose_title, is_main_title
from guide.snippets.compose.schema import compose_schema
from guide.snippets.data.yaml_nodes import compose

SCHEMA = compose_schema()
SERVICE_KEYS = frozenset(SCHEMA.names(SCHEMA.definition("service")))
TOP_KEYS = frozenset(SCHEMA.names(SCHEMA.source))


def readings(text: str, title: str = "") -> str:
    """The shapes, the likeliest first; those out of the question have a «!»."""
    found = interpretations(compose(text)[0], SERVICE_KEYS, TOP_KEYS, title)
    return " ".join(f"{reading.shape}{'!' if reading.sure else ''}" for reading in found)


# What a document is taken for.
SHAPES = [
    # Whole files.
    ("services: {web: {image: 'a:1'}}", "file!"),
    ("services: {web: {build: .}}", "file!"),
    ("services: {web: {ports: ['80:80']}}", "file!"),
    ("services: {web: {}}", "file!"),
    ("services: {}", "file!"),
    ("services: []", ""),
    ("services: a", ""),
    ("services:", ""),
    ("services: {web: {image: 'a:1'}, x-a: 1, x-b: [c]}", "file!"),
    ("services: {web: {ports: [80], x-a: 1}}", "file!"),
    ("services: {web: {image: 'a:1', x-a: 1}}\nx-b: 2\nvolumes: {d: {}}", "file!"),
    ("services: {web: {imag: 'a:1'}}", "file!"),
    ("services: {web: {prots: [80]}}", "file!"),
    ("services: {web: {zzzzzz: 1}}", ""),
    ("services: {web: {type: php}}", ""),
    # Whatever a service may hold, an image in each and nothing strange at the top is enough.
    ("services: {web: {image: 'a:1', zzzzzz: 1, yyyyyy: 2, wwwwww: 3}}", "file!"),
    ("services: {web: {image: 'a:1', zzzzzz: 1, yyyyyy: 2, wwwwww: 3}, b: {zzzzzz: 1, yyyyyy: 2}}", ""),
    ("services: {web: {image: 'a:1', zzzzzz: 1, yyyyyy: 2, wwwwww: 3}}\nqqqqqq: 1\nvolumes: {}", ""),
    # Elsewhere fewer than half may be strange, and one must be telling.
    ("services: {web: {build: ., zzzzzz: 1}}", "file!"),
    ("services: {web: {build: ., zzzzzz: 1, yyyyyy: 2}}", ""),
    ("services: {web: {build: ., ports: [80], zzzzzz: 1, yyyyyy: 2}}", "file!"),
    ("services: {web: {build: ., ports: [80], zzzzzz: 1, yyyyyy: 2, wwwwww: 3}}", ""),
    ("services: {web: {ports: [80], volumes: [d], zzzzzz: 1}}", ""),
    # More than half of what stands at the top is of Compose.
    ("services: {web: {image: 'a:1'}}\nzzzzzz: 1", ""),
    ("services: {web: {image: 'a:1'}}\nvolumes: {d: {}}\nzzzzzz: 1", "file!"),
    ("services: {web: {image: 'a:1'}}\nvolume: {d: {}}\nzzzzzz: 1", "file!"),
    ("services: {web: {image: 'a:1'}}\nx-a: 1\nzzzzzz: 1", "file!"),
    ("services: {web: {image: 'a:1'}}\nx-a: 1\nzzzzzz: 1\nyyyyyy: 2", ""),
    # Half of the services at least are tables.
    ("services: {a: {image: 'a:1'}, b: texto}", "file!"),
    ("services: {a: {image: 'a:1'}, b: texto, c: texto}", ""),
    ("services: {a: {image: 'a:1'}, b: texto, x-c: texto, x-d: texto}", "file!"),
    # «services» misspelt.
    ("service: {web: {image: 'a:1'}}", "file!"),
    ("sevices: {web: {ports: [80]}}", "file!"),
    ("servicse: {web: {image: 'a:1', zzzzzz: 1}}", ""),
    ("service: {labels: {a: b}, annotations: {c: d}}", ""),
    ("service: {a: {labels: {a: b}, annotations: {}}}", ""),
    ("service: {a: {labels: {a: b}, ports: [80]}}", "file!"),
    ("service: {type: ClusterIP}", ""),
    ("servidores: {web: {image: 'a:1'}}", ""),
    # Keys of a service in the place of the services.
    ("services: {image: 'a:1', ports: [80]}", "nameless!"),
    ("services: {build: ., tty: true}", "nameless!"),
    ("services: {web: , image: 'a:1'}", "nameless!"),
    ("services: {ports: [80], tty: true}", ""),
    ("services: {image: {tag: 1}}", ""),
    ("services: {image: , ports: [80]}", ""),
    ("services: {x: {image: 'a:1'}, image: 'b:1'}", "nameless!"),
    # Services beside an empty «services:».
    ("services:\nweb: {image: 'a:1'}", "file!"),
    ("services:\nweb: {image: 'a:1'}\ndatos:", "file!"),
    ("services:\nweb: {image: 'a:1'}\ndatos: {}", "file!"),
    ("services:\nweb: {ports: [80]}", ""),
    ("services:\nweb: {image: 'a:1'}\notra: texto", ""),
    ("services:\nweb: {image: 'a:1'}\notra: [a]", ""),
    ("services:\nweb: {image: 'a:1', commands: [b]}", ""),
    ("services:\nweb: {image: 'a:1'}\nx-a: texto\nname: b", "file!"),
    ("services:\nvolumes: {d: {}}", ""),
    # Some services without a file around them.
    ("web: {image: 'a:1'}", "services"),
    ("web: {image: 'a:1', environment: {A: b}}\nbd: {build: .}", "services"),
    ("web: {image: 'a:1', tty: true}", "services!"),
    ("web: {image: 'a:1'}\nbd: {image: 'b:1', tty: true}", "services!"),
    ("web: {tty: true}", ""),
    ("web: {ports: [80]}", ""),
    ("web: {image: 'a:1', zzzzzz: 1}", ""),
    ("web: {image: 'a:1', tty: true, zzzzzz: 1}", "services"),
    ("web: {image: 'a:1', zzzzzz: 1, environment: {A: b}}", ""),
    ("web: {image: 'a:1', tty: true, zzzzzz: 1, yyyyyy: 2}", ""),
    ("web: {image: 'a:1', tty: true, prots: [80]}", "services!"),
    ("web: {image: 'a:1', prots: [80]}", "services"),
    ("web: {image: 'a:1'}\notra: texto", "services"),
    ("web: {image: 'a:1'}\notra: texto\nmás: texto", ""),
    ("web: {image: 'a:1', x-a: 1}\nx-b: texto\nx-c: texto", "services"),
    ("x-a: {image: 'a:1'}", ""),
    # The keys of one service.
    ("image: a:1\nports: [80]\nrestart: always", "service!"),
    ("image: a:1\nports: [80]\nx-a: 1\nrestart: always", "service!"),
    ("image: a:1\nports: [80]", "service"),
    ("image: a:1\nports: [80]\nx-a: 1", "service"),
    ("image: a:1", "service"),
    ("image: a:1\nenvironment: {A: b}\ncommand: ls", "service"),
    ("ports: [80]\ntty: true\nrestart: always", "service"),
    ("image: a:1\nports: [80]\nenviroment: {A: b}", "service"),
    ("image: a:1\nports: [80]\nrestart: always\nenviroment: {A: b}", "service!"),
    ("image: a:1\nenviroment: {A: b}", ""),
    ("image: a:1\nports: [80]\nrestart: always\nzzzzzz: 1", ""),
    ("image: a:1\nports: [80]\nrestart: always\nenviroment: {}\nprot: 1\ntty: true", ""),
    ("image: a:1\nports: [80]\nrestart: always\ntty: true\nenviroment: {}\ncomand: ls", ""),
    ("image: {name: a}\nports: [80]\nrestart: always", ""),
    ("image: [a]\nports: [80]\nrestart: always", ""),
    ("image: a:1\nports: [80]\nrestart: always\npull: true", ""),
    ("x-a: 1", ""),
    # Volumes, networks and the like alone.
    ("volumes: {d: {}}", "service section"),
    ("networks: {r: {driver: bridge}}\nx-a: 1", "service section"),
    ("secrets: {s: {file: a}}", "service section"),
    ("configs: {s: {file: a}}", "service section"),
    ("models: {m: {model: a}}", "service section"),
    ("volumes: {d: {}}\nname: a", "section"),
    ("volumes: {d: {}}\nzzzzzz: 1", ""),
    ("name: a", ""),
    ("include: [a]", ""),
    # Nothing to do with Compose.
    ("", ""),
    ("{}", ""),
    ("texto", ""),
    ("- image: a:1", ""),
    ("a: b", ""),
]


@pytest.mark.parametrize(("text", "expected"), SHAPES)
def test_what_a_document_is_taken_for(text: str, expected: str) -> None:
    assert readings(text or "''") == expected


# A file that bears a name of Compose is one, whatever it holds.
TITLED = [
    ("services: {web: {zzzzzz: 1}}", "file!"),
    ("services: {web: {image: 'a:1'}}\njobs: {}", "file!"),
    ("services:", "file!"),
    ("services: []", "file!"),
    ("servicse: {web: {image: 'a:1'}}", "file!"),
    ("services: {image: 'a:1', ports: [80]}", "nameless!"),
    ("volumes: {d: {}}", "file!"),
    ("networks: {d: {}}", "file!"),
    ("secrets: {d: {}}", "file!"),
    ("configs: {d: {}}", "file!"),
    ("models: {d: {}}", "file!"),
    ("include: [a.yaml]", "file!"),
    ("name: a", "file!"),
    ("image: a:1", "service!"),
    ("web: {image: 'a:1'}", "unwrapped!"),
    ("web: {build: .}\nbd: {image: 'a:1'}", "unwrapped!"),
    ("web: {image: 'a:1'}\nbd: {tty: true}", "services!"),
    ("web: {image: 'a:1'}\nx-b: {tty: true}", "unwrapped!"),
    ("a: b", ""),
    ("version: '3'", ""),
]


@pytest.mark.parametrize(("text", "expected"), TITLED)
def test_a_file_with_its_name(text: str, expected: str) -> None:
    assert readings(text, "compose.yaml") == expected


def test_a_file_that_another_may_complete_can_hold_services_alone() -> None:
    assert readings("web: {image: 'a:1'}", "compose.dev.yaml") == "services!"


@pytest.mark.parametrize(
    ("title", "is_compose", "is_main"),
    [
        ("compose.yaml", True, True),
        ("compose.yml", True, True),
        ("docker-compose.yml", True, True),
        ("docker-compose.yaml", True, True),
        ("Compose.YAML", True, True),
        ("  compose.yaml  ", True, True),
        ("proyecto/compose.yaml", True, True),
        ("C:\\proyecto\\compose.yaml", True, True),
        ("el archivo compose.yaml", True, True),
        ("compose.dev.yaml", True, False),
        ("compose.override.yml", True, False),
        ("compose-dev.yaml", True, False),
        ("compose_dev.yaml", True, False),
        ("docker-compose.prod-2.yml", True, False),
        ("proyecto/compose.dev.yaml", True, False),
        ("compose.yaml.j2", False, False),
        ("compose.yaaml", False, False),
        ("compose.json", False, False),
        ("compose", False, False),
        ("composeyaml", False, False),
        ("composer.yaml", False, False),
        ("micompose.yaml", False, False),
        ("mi-compose.yaml", False, False),
        ("docker_compose.yaml", False, False),
        ("compose.yaml/otro.yaml", False, False),
        ("", False, False),
    ],
)
def test_names_of_files(title: str, is_compose: bool, is_main: bool) -> None:
    assert (is_compose_title(title), is_main_title(title)) == (is_compose, is_main)


@pytest.mark.parametrize(
    "title",
    [
        *(".gitlab-ci.yml", "GitLab-CI.yaml", ".github/workflows/ci.yml", "github/a.yml", "a/.github/b.yml"),
        *(".circleci/config.yml", ".drone.yml", "drone.yaml", ".woodpecker.yml", "a\\woodpecker\\b.yaml"),
        *("azure-pipelines.yml", "bitbucket-pipelines.yml", ".travis.yml", "cloudbuild.yaml", "buildspec.yml"),
        *("values.yaml", "values-prod.yml", "chart/values.yaml", "Chart.yaml", "mkdocs.yml", "playbook.yml"),
        *("kustomization.yaml", "skaffold.yaml", "k8s/deployment.yaml", "deployment-web.yml", "DEPLOYMENT.YAML"),
    ],
)
def test_names_of_files_of_other_programs(title: str) -> None:
    assert readings("services: {web: {image: 'a:1'}}", title) == ""


@pytest.mark.parametrize(
    "title",
    [
        "",
        "web.yaml",
        "mis-valores.yaml",
        "myvalues.yaml",
        "valuesx.yaml",
        "values.json",
        "mygithub/a.yml",
        ".githubs/a.yml",
        "ci.yml",
    ],
)
def test_names_of_files_that_tell_nothing(title: str) -> None:
    assert readings("services: {web: {image: 'a:1'}}", title) == "file!"


# At the top of files of other programs.
FOREIGN = """
apiVersion kind schemaVersion on jobs job runs-on steps uses script scripts stage stages before_script after_script
pipeline pipelines workflow workflows workspace orbs executors definitions trigger variables replicaCount commands
"""


@pytest.mark.parametrize("word", FOREIGN.split())
def test_a_file_of_another_program(word: str) -> None:
    assert readings(f"services: {{web: {{image: 'a:1'}}}}\n{word}: a") == ""
    assert readings(f"image: a:1\nports: [80]\nrestart: always\n{word}: a") == ""


# In what they have in place of a service, besides those.
FOREIGN_INSIDE = """
allow_failure artifacts backend_options cache class credentials detach docker env except executor machine memory needs
only options parameters published_ports pullPolicy recreate repository resource_class resources restart_policy rules
settings state strategy tag tags when
apiVersion kind schemaVersion on jobs job runs-on steps uses script scripts stage stages before_script after_script
pipeline pipelines workflow workflows workspace orbs executors definitions trigger variables replicaCount
"""


@pytest.mark.parametrize("word", FOREIGN_INSIDE.split())
def test_a_service_of_another_program(word: str) -> None:
    assert readings(f"services: {{web: {{image: 'a:1', tty: true, {word}: a}}}}") == ""
    assert readings(f"web: {{image: 'a:1', tty: true, {word}: a}}") == ""
    assert readings(f"services:\nweb: {{image: 'a:1', tty: true, {word}: a}}") == ""


@pytest.mark.parametrize("word", ["commands", "pull", "services"])
def test_what_is_a_slip_in_a_file_and_another_program_in_a_part(word: str) -> None:
    assert readings(f"services: {{web: {{image: 'a:1', tty: true, {word}: a}}}}") == "file!"
    assert readings(f"web: {{image: 'a:1', tty: true, {word}: a}}") == ""
    assert readings(f"image: a:1\nports: [80]\nrestart: always\nenvironment: [A]\n{word}: a") == ""


@pytest.mark.parametrize(
    ("keys", "is_service"),
    [
        ("image: {repository: a}", False),
        ("image: [a]", False),
        ("build: {stage: a}", False),
        ("build: {context: ., resources: a}", False),
        ("build: {context: ., tags: [a]}", True),
        ("build: {context: .}", True),
        ("build: .", True),
        ("image: a:1, ports: [{containerPort: 80}]", False),
        ("image: a:1, ports: [80, {containerPort: 80}]", False),
        ("image: a:1, ports: [{target: 80}]", True),
        ("image: a:1, ports: {containerPort: 80}", True),
        ("image: a:1, ports: {web: {containerPort: 80}}", False),
    ],
)
def test_values_that_no_service_has(keys: str, is_service: bool) -> None:
    assert bool(readings(f"services: {{web: {{{keys}}}}}")) == is_service
    assert bool(readings(f"web: {{{keys}, tty: true}}")) == is_service


@pytest.mark.parametrize(
    "key", ["image", "build", "extends", "provider", "depends_on", "container_name", "env_file", "develop"]
)
def test_keys_that_make_a_table_a_service(key: str) -> None:
    assert readings(f"web: {{{key}: a, tty: true}}") == "services!"
    assert readings(f"{key}: a\nports: [80]\nrestart: always") == "service!"
    assert readings(f"services: {{{key}: a}}") == "nameless!"
    assert readings(f"services:\nweb: {{{key}: a}}") == "file!"


# What is found in no place of another program that could be a service.
ONLY_COMPOSE = """
cap_drop cgroup_parent container_name device_cgroup_rules dns_opt dns_search domainname env_file ipc label_file
mac_address mem_limit mem_reservation mem_swappiness memswap_limit network_mode oom_kill_disable oom_score_adj
pids_limit pull_policy runtime shm_size stdin_open stop_grace_period stop_signal storage_opt tty userns_mode
volumes_from
"""
SURE = [
    *(f"{word}: a" for word in ONLY_COMPOSE.split()),
    *(f"restart: {value}" for value in ("no", "always", "on-failure", "on-failure:3", "unless-stopped", "'${R}'")),
    *(f"{key}: [a]" for key in ("ports", "volumes", "networks", "expose", "links", "cap_add", "extra_hosts")),
    "security_opt: [a]",
    "networks: {a: {}}",
    *(f"{key}: {{a: b}}" for key in ("healthcheck", "deploy", "logging", "ulimits", "sysctls", "depends_on")),
]
UNSURE = [
    *(
        "restart: never",
        "restart: always-x",
        "restart: x-always",
        "restart: on-failure:x",
        "restart: 'on-failure:'",
        "restart: [a]",
    ),
    *("ports: 80", "ports: {a: b}", "volumes: {a: b}", "networks: a", "expose: a", "links: a", "cap_add: a"),
    *("extra_hosts: {a: b}", "security_opt: a", "healthcheck: [a]", "deploy: a", "logging: a", "ulimits: [a]"),
    *("sysctls: [a]", "depends_on: [a]", "environment: {a: b}", "command: a", "labels: [a]", "hostname: a"),
]


@pytest.mark.parametrize(("key", "expected"), [*((k, "services!") for k in SURE), *((k, "services") for k in UNSURE)])
def test_keys_that_only_services_have(key: str, expected: str) -> None:
    assert readings(f"web: {{image: 'a:1', {key}}}") == expected
