"""Obsolete keys, moving versions, services without a source, unknown anchors; and where each is told."""

from __future__ import annotations

import pytest
from marked import compose_told as told

WEB = "services:\n  web:\n    image: a:1\n"

# Name of the file, text, and a part of what is said.
FILES: dict[str, tuple[str, str, list[str]]] = {
    # The version of the file.
    "version": ("", "⟦version⟧CO104: '3'\n" + WEB, ["«version» está obsoleta y Compose no le hace caso: quítala"]),
    "version at the end": ("", WEB + "⟦version⟧CO104: '3.8'\n", ["obsoleta"]),
    "version in quotes": ("", '⟦"version"⟧CO104: "3"\n' + WEB, ["obsoleta"]),
    "version with its name": ("compose.yaml", "⟦version⟧CO104: '3'\n" + WEB, ["obsoleta"]),
    "no version": ("", "name: versión\nx-version: 3\n" + WEB, []),
    "version elsewhere": ("", WEB + "    labels: {version: 1}\n", []),
    "version of volumes": ("", "version: '3'\nvolumes: {d: {}}\n", []),
    # Versions of images.
    "no tag": (
        "",
        "services: {web: {image: ⟦nginx⟧CO105}}\n",
        ["«nginx» no dice la versión: añade su etiqueta, como nginx:1.2"],
    ),
    "latest": ("", "services: {web: {image: ⟦nginx:latest⟧CO105}}\n", ["latest cambia sin avisar"]),
    "no tag, with a registry": (
        "",
        "services: {web: {image: ⟦r.example:5000/a/b⟧CO105}}\n",
        ["r.example:5000/a/b:1.2"],
    ),
    "long names are cut": ("", f"services: {{web: {{image: ⟦{'a' * 61}⟧CO105}}}}\n", [f"«{'a' * 60}» no dice"]),
    "no tag, in quotes": ("", "services: {web: {image: ⟦'nginx'⟧CO105}}\n", [""]),
    "tag, digest": ("", "services: {a: {image: 'a:1'}, b: {image: 'b@sha256:4b1c'}, c: {image: 'c:latest-1'}}\n", []),
    "variable": ("", "services: {a: {image: '${I}'}, b: {image: 'b$V'}, c: {image: <imagen>}}\n", []),
    "no image yet": ("", "services: {web: {image: ''}}\n", []),
    "what is built": ("", "services: {a: {image: a, build: .}, b: {image: 'b:latest', build: {context: .}}}\n", []),
    "in services alone": ("", "a: {image: ⟦x⟧CO105}\nb: {image: ⟦y:latest⟧CO105}\nx-c: {image: z}\n", ["x", "latest"]),
    "in a service alone": ("", "image: ⟦x⟧CO105\nports: [80]\n", ["«x»"]),
    "in every service": (
        "",
        "services: {a: {image: ⟦x⟧CO105}, b: {image: ⟦y⟧CO105}, x-c: {image: z}}\n",
        ["«x»", "«y»"],
    ),
    "in every document": ("", f"{WEB}---\nservices: {{a: {{image: ⟦x⟧CO105}}}}\n", ["«x»"]),
    # Services of which nobody says where they come from.
    "no image": (
        "compose.yaml",
        "services:\n  ⟦web⟧CO108: {}\n",
        ["el servicio «web» no dice de dónde sale: image o build"],
    ),
    "no image in one": ("compose.yaml", "services:\n  a: {image: 'a:1'}\n  ⟦bd⟧CO108: {ports: ['80']}\n", ["«bd»"]),
    "no image in two": ("compose.yaml", "services:\n  ⟦a⟧CO108: {}\n  ⟦'b'⟧CO108: {}\n", ["«a»", "«b»"]),
    "no image beside an empty one": ("compose.yaml", "services:\n  ⟦a⟧CO108: {}\n  b:⟦⟧CO102\n", ["«a»", "«b»"]),
    "a long name": ("compose.yaml", f"services:\n  ⟦{'a' * 41}⟧CO108: {{}}\n", [f"«{'a' * 40}»"]),
    "sources": (
        "compose.yaml",
        "services:\n  a: {image: 'a:1'}\n  b: {build: .}\n  c: {provider: {type: x}}\n  d: {extends: a}\n"
        "  ⟦e⟧CO108: {}\n",
        ["«e»"],
    ),
    "no image, but merged": ("compose.yaml", "x-a: &a {image: 'a:1'}\nservices:\n  b:\n    <<: *a\n", []),
    "no image, but an unknown merge": ("compose.yaml", "services:\n  b:\n    <<: ⟦*a⟧YA101\n", ["&a"]),
    "no image, and no name of a file": ("", "services:\n  web: {}\n", []),
    "no image in what completes another": ("compose.dev.yaml", "services:\n  web: {}\n", []),
    "no image, but included": ("compose.yaml", "include: [a.yaml]\nservices:\n  web: {}\n", []),
    "no image, but something left out": ("compose.yaml", "services:\n  web: {}\n  # ...\n", []),
    "no image in one of two documents": ("compose.yaml", "services:\n  web: {}\n---\nservices:\n  web: {}\n", []),
    # Anchors that stand nowhere.
    "unknown anchor": (
        "",
        WEB + "    environment: ⟦*env⟧CO107\n",
        ["no hay ningún ancla &env antes de esta referencia"],
    ),
    "unknown anchor in a list": ("", WEB + "    dns: [1.1.1.1, ⟦*b⟧CO107, ⟦*b⟧CO107]\n", ["&b", "&b"]),
    "unknown anchor in a whole file": ("compose.yaml", WEB + "    environment: ⟦*env⟧YA101\n", ["&env"]),
    "unknown anchor in a file with a name": ("", "name: a\n" + WEB + "    environment: ⟦*env⟧YA101\n", ["&env"]),
    "known anchor": ("", "x-a: &a {A: b}\n" + WEB + "    environment: *a\n  b: {image: 'a:1', environment: *a}\n", []),
    "anchor of another document": ("", "a: &a 1\n---\n" + WEB + "    environment: *a\n", []),
    "unknown anchor with something left out": ("", WEB + "    environment: *env\n    # ...\n", []),
    "unknown anchor that is included": ("", "include: [a]\n" + WEB + "    environment: *env\n", []),
    "unknown anchor in a part": ("", "web: {image: 'a:1', tty: true, environment: *env}\n", []),
    "unknown anchor that two share": (
        "",
        "x-a: &a [⟦*z⟧CO107]\nservices:\n  a: {image: 'a:1', dns: *a}\n  b: {image: 'a:1', dns: *a}\n",
        ["&z"],
    ),
    # Containers with the same name, and services that wait for each other, are looked for in parts too.
    "names in a part": (
        "",
        "a: {image: 'a:1', container_name: uno}\nb: {image: 'a:1', container_name: ⟦uno⟧CO115}\n",
        ["«a»"],
    ),
    "names in a part with something left out": (
        "",
        "a: {image: 'a:1', container_name: uno}\nb: {image: 'a:1', container_name: uno}\n# ...\n",
        [],
    ),
    # Of what may be of another program only the values that no other has.
    "unsure service": ("", "network_mode: host\nnetworks: [a]\n", []),
    "sure service": ("", "image: a:1\nnetwork_mode: host\ntty: true\n⟦networks⟧CO109: [a]\n", ["networks"]),
    "unsure services": ("", "web: {image: 'a:1', scale: 2, deploy: {replicas: 3}, x: y}\n", []),
    "beside the services": ("", WEB + "volumes: {a: {external: ⟦quizá⟧CO102}}\n", ["«external»"]),
    "without services": ("", "volumes: {a: {external: quizá}}\n", []),
}


@pytest.mark.parametrize("name", FILES)
def test_files(name: str) -> None:
    title, text, messages = FILES[name]
    told(text, messages, title)
