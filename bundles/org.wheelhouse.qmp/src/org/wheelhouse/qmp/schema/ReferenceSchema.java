package org.wheelhouse.qmp.schema;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * What stands in for the schema of a QEMU before 2.5, which cannot tell it: the arguments of the commands of the 1.0 reference,
 * and of some that came soon after. Nothing is wrong because it does not say so: it is not {@linkplain QmpSchema#isOpen closed}.
 */
public final class ReferenceSchema {

	/** A command a line, {@code NAME ARGUMENT:TYPE…}; those with a question mark may be left out. */
	private static final String COMMANDS = """
			eject device:str force?:bool
			change device:str target:str arg?:str
			screendump filename:str
			device_add driver:str bus?:str id?:str
			device_del id:str
			cpu index:int
			memsave val:int size:int filename:str cpu-index?:int
			pmemsave val:int size:int filename:str
			migrate uri:str blk?:bool inc?:bool detach?:bool
			migrate_set_speed value:int
			migrate_set_downtime value:number
			client_migrate_info protocol:str hostname:str port?:int tls-port?:int cert-subject?:str
			netdev_add type:str id:str
			netdev_del id:str
			block_resize device?:str node-name?:str size:int
			block_stream device:str base?:str
			block_job_set_speed device:str value?:int speed?:int
			block_job_cancel device:str
			blockdev-snapshot-sync device?:str node-name?:str snapshot-file:str format?:str mode?:str
			balloon value:int
			set_link name:str up:bool
			getfd fdname:str
			closefd fdname:str
			block_passwd device?:str password:str
			block_set_io_throttle device:str bps:int bps_rd:int bps_wr:int iops:int iops_rd:int iops_wr:int
			set_password protocol:str password:str connected?:str
			expire_password protocol:str time:str
			add_client protocol:str fdname:str skipauth?:bool tls?:bool
			human-monitor-command command-line:str cpu-index?:int
			qom-list path:str
			qom-set path:str property:str value:any
			qom-get path:str property:str
			change-vnc-password password:str
			block-stream device:str base?:str speed?:int on-error?:str
			block-commit device:str base?:str top?:str speed?:int
			block-job-set-speed device:str speed:int
			block-job-cancel device:str force?:bool
			block-job-pause device:str
			block-job-resume device:str
			block-job-complete device:str
			drive-mirror device:str target:str format?:str sync:str mode?:str speed?:int granularity?:int
			drive-backup device:str target:str format?:str sync:str mode?:str speed?:int
			chardev-add id:str backend:any
			chardev-remove id:str
			object-add qom-type:str id:str props?:any
			object-del id:str
			nbd-server-add device:str writable?:bool
			qom-list-types implements?:str abstract?:bool
			device-list-properties typename:str
			dump-guest-memory paging:bool protocol:str begin?:int length?:int
			migrate-set-cache-size value:int
			""";
	private static final String NOTHING = "nothing";
	private static final Map<String, String> ARGUMENTS = arguments();
	private static final QmpSchema ALL = of(ARGUMENTS.keySet());

	private ReferenceSchema() {
	}

	/** Of all commands that are written down here. */
	public static QmpSchema all() {
		return ALL;
	}

	/** Of these commands; of what is not written down here the name alone is known. */
	public static QmpSchema of(Collection<String> names) {
		var entities = JsonNodeFactory.instance.arrayNode();
		builtin(entities, "str", "string");
		builtin(entities, "int", "int");
		builtin(entities, "number", "number");
		builtin(entities, "bool", "boolean");
		builtin(entities, "any", "value");
		object(entities, NOTHING, "");
		for (var name : names) {
			var arguments = ARGUMENTS.getOrDefault(name, "");
			if (!arguments.isEmpty()) {
				object(entities, "arguments of " + name, arguments);
			}
			entities.addObject().put("name", name).put("meta-type", "command")
					.put("arg-type", arguments.isEmpty() ? NOTHING : "arguments of " + name).put("ret-type", "any");
		}
		return new QmpSchema(entities, false);
	}

	private static void builtin(ArrayNode entities, String name, String json) {
		entities.addObject().put("name", name).put("meta-type", "builtin").put("json-type", json);
	}

	private static void object(ArrayNode entities, String name, String arguments) {
		var members = entities.addObject().put("name", name).put("meta-type", "object").putArray("members");
		for (var argument : arguments.split(" ")) {
			if (!argument.isEmpty()) {
				var parts = argument.split(":");
				var member = members.addObject().put("name", parts[0].replace("?", "")).put("type", parts[1]);
				if (parts[0].endsWith("?")) {
					member.putNull("default");
				}
			}
		}
	}

	private static Map<String, String> arguments() {
		var arguments = new TreeMap<String, String>();
		COMMANDS.lines().forEach(line -> arguments.put(line.replaceFirst(" .*", ""), line.replaceFirst("\\S+ ?", "")));
		return Map.copyOf(arguments);
	}
}
