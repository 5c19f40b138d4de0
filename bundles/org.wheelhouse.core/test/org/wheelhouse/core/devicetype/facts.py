#!/usr/bin/env python3
"""facts.py DEVICES.JSON…: of tables of measured attempts (a list of objects with "type" and "result"), one line a type:
its name, and whether QEMU took it ("yes", also where it lacked only a property or what is on the host's side),
"no", or "-" where only a bus inside of another device would; without processors. Writes NAME.txt beside itself for each NAME.json.
The lists of 5.2 and 10.0 are what DeviceTypesQemuTest wrote there with -Dwheelhouse.devices=FOLDER."""
import json, pathlib, sys

SAYS = {"default": "yes", "bus": "yes", "needs": "yes", "backend-missing": "yes",
        "class": "no", "bus-refuses": "no", "machine": "no", "no-bus": "-"}
for name in sys.argv[1:]:
    table = json.load(open(name))
    lines = ["%s %s\n" % (row["type"], SAYS[row["result"]]) for row in table if row["category"] != "CPU"]
    pathlib.Path(__file__).with_name(pathlib.Path(name).stem + ".txt").write_text("".join(sorted(lines)))
