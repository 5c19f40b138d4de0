package org.wheelhouse.core.internal.store;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.wheelhouse.core.internal.concurrent.Conflated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;

/**
 * A list that is kept in a file of the state folder, as JSON that people can read. What cannot be understood is put aside; a file
 * that is there and could not be read is never written over: then what is new is known as long as this workbench runs. Any thread;
 * changes are written behind the scenes.
 */
final class KeptFile {

	private final StateFolder folder;
	private final String name;
	private final Consumer<ArrayNode> content;
	private final ObjectMapper mapper = new ObjectMapper();
	private final Conflated saving;
	private volatile boolean unread;

	/**
	 * @param name    of the file
	 * @param files   runs one task at a time
	 * @param content adds all that is to be kept, on a thread of these
	 */
	KeptFile(StateFolder folder, String name, Executor files, Consumer<ArrayNode> content) {
		this.folder = folder;
		this.name = name;
		this.content = content;
		saving = new Conflated(files, this::save);
	}

	/** Reads what is kept, before anything is changed. */
	void read(Consumer<JsonNode> each) {
		try {
			mapper.readTree(folder.read(name).orElse("[]")).forEach(each);
		} catch (JsonProcessingException | CharacterCodingException _) {
			putAside();
		} catch (IOException _) {
			unread = true;
		}
	}

	private void putAside() {
		try {
			folder.putAside(name);
		} catch (IOException _) {
			unread = true;
		}
	}

	/** Something has changed. */
	void changed() {
		saving.request();
	}

	private void save() {
		if (unread) {
			return;
		}
		var list = mapper.createArrayNode();
		content.accept(list);
		try {
			folder.write(name, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(list) + "\n");
		} catch (IOException _) {
			// The list of machines, which is written there too, says so.
		}
	}
}
