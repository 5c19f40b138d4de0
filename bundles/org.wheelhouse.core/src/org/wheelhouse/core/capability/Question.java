package org.wheelhouse.core.capability;

import java.nio.charset.StandardCharsets;

import org.wheelhouse.qmp.message.Request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A command that only asks.
 *
 * @param command  QEMU's name of it
 * @param argument the name of what it is asked about; empty for none
 * @param subject  what it is asked about; empty for none
 */
record Question(String command, String argument, String subject) {

	/** About all. */
	static Question all(String command) {
		return new Question(command, "", "");
	}

	/** For the types that implement another one. */
	static Question types(String implementing) {
		return new Question("qom-list-types", "implements", implementing);
	}

	/** For the properties of a type of device. */
	static Question device(String type) {
		return new Question("device-list-properties", "typename", type);
	}

	/** For the properties of any type. */
	static Question object(String type) {
		return new Question("qom-list-properties", "typename", type);
	}

	/** For a property of the machine. */
	static Question machine(String property) {
		return new Question("qom-get", "property", property);
	}

	/** By what its answer is kept and found. */
	String key() {
		return subject.isEmpty() ? command : command + " " + subject;
	}

	/** As QEMU reads it. */
	byte[] line(int id) {
		return (new Request(command, arguments()).toJson(id) + "\n").getBytes(StandardCharsets.US_ASCII);
	}

	private ObjectNode arguments() {
		var arguments = JsonNodeFactory.instance.objectNode();
		if (argument.equals("property")) {
			arguments.put("path", "/machine");
		}
		if (argument.equals("implements")) {
			arguments.put("abstract", false);
		}
		return argument.isEmpty() ? arguments : arguments.put(argument, subject);
	}
}
