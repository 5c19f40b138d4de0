package org.wheelhouse.core.internal.store;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What is kept in a file of the state folder, as JSON that people can read. What cannot be understood is put aside; a file that is
 * there and could not be read is never written over: then what is new is known as long as this workbench runs. Any thread; changes
 * are written behind the scenes.
 */
final class KeptFile {

	private final StateFolder folder;
	private final String name;
	private final Supplier<JsonNode> content;
	private final ObjectMapper mapper = new ObjectMapper();
	private final FileSaver saver;
	private volatile boolean unread;

	/**
	 * @param name    of the file
	 * @param files   runs one task at a time
	 * @param content all that is to be kept, asked for on a thread of these
	 */
	KeptFile(StateFolder folder, String name, Executor files, Supplier<JsonNode> content) {
		this.folder = folder;
		this.name = name;
		this.content = content;
		saver = new FileSaver(folder, name, files, this::text);
	}

	/** Reads what is kept, before anything is changed; nothing is in it where there is none. */
	JsonNode read() {
		try {
			return mapper.readTree(folder.read(name).orElse(""));
		} catch (JsonProcessingException | CharacterCodingException _) {
			putAside();
		} catch (IOException _) {
			unread = true;
		}
		return MissingNode.getInstance();
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
		if (!unread) {
			saver.changed();
		}
	}

	private String text() throws JsonProcessingException {
		return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(content.get()) + "\n";
	}
}
