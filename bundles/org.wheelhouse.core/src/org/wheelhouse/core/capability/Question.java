package org.wheelhouse.core.capability;

import java.nio.charset.StandardCharsets;

import org.wheelhouse.qmp.message.Request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A command that only asks.
 *
 * @param command   QEMU's name of it
 * @param arguments what is sent with it
 * @param subject   what it is asked about; empty for none
 */
record Question(String command, ObjectNode arguments, String subject) {

	/** About all. */
	static Question all(String command) {
		return new Question(command, object(), "");
	}

	/** For the types that implement another one. */
	static Question types(String implementing) {
		return new Question("qom-list-types", object().put("abstract", false).put("implements", implementing),
				implementing);
	}

	/** For the properties of a type of device. */
	static Question device(String type) {
		return new Question("device-list-properties", object().put("typename", type), type);
	}

	/** For the properties of any type. */
	static Question object(String type) {
		return new Question("qom-list-properties", object().put("typename", type), type);
	}

	/** For a property of the machine. */
	static Question machine(String property) {
		return new Question("qom-get", object().put("path", "/machine").put("property", property), property);
	}

	/** For what a command of the human monitor writes. */
	static Question human(String line) {
		return new Question("human-monitor-command", object().put("command-line", line), line);
	}

	/**
	 * Whether a device would be taken. QEMU looks at the type, the bus and the machine before it looks at properties, so one
	 * that does not exist makes this a question: nothing is ever plugged.
	 *
	 * @param bus empty for the first of the right kind
	 */
	static Question plug(String type, String bus) {
		var arguments = object().put("driver", type).put("id", "asked");
		if (!bus.isEmpty()) {
			arguments.put("bus", bus);
		}
		return new Question("device_add", arguments.put(PlugAnswers.NO_SUCH, 1), type);
	}

	/** By what its answer is kept and found. */
	String key() {
		return subject.isEmpty() ? command : command + " " + subject;
	}

	/** As QEMU reads it. */
	byte[] line(int id) {
		return (new Request(command, arguments).toJson(id) + "\n").getBytes(StandardCharsets.US_ASCII);
	}

	private static ObjectNode object() {
		return JsonNodeFactory.instance.objectNode();
	}
}
