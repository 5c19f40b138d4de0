package org.wheelhouse.core.internal.store;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.FileWords;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What is kept in a file of the state folder, as JSON that people can read. What cannot be understood is put aside, unless it must be
 * known whole; a file that is there and could not be read is never written over: then what is new is known as long as this workbench
 * runs. Any thread; changes are written behind the scenes.
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

	/** Understands a text. */
	interface Parser<T> {

		/** @throws IOException when it is not understood */
		T parse(String text) throws IOException;
	}

	/**
	 * Reads what must be known whole, before anything is changed. What cannot be understood stays where it is.
	 *
	 * @param list   what it is, for a person
	 * @param parser is given an empty text where there is no file
	 * @throws CoreException when the file is there and cannot be read, or not be understood
	 */
	<T> T readWhole(String list, Parser<T> parser) throws CoreException {
		try {
			return parser.parse(folder.read(name).orElse(""));
		} catch (JsonProcessingException e) {
			var place = e.getLocation();
			throw unread(list, "it is not understood at line " + (place == null ? 1 : place.getLineNr()), e);
		} catch (IOException e) {
			throw unread(list, FileWords.of(e), e);
		}
	}

	private CoreException unread(String list, String why, IOException problem) {
		unread = true;
		return new CoreException(list + ", " + folder.path(name) + ", cannot be read: " + why + ".",
				"Correct it or move it away, and start the workbench again. It is not written over.", problem);
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

	/** Writes what is not on disk yet, on the calling thread. */
	void save() {
		saver.save();
	}

	private String text() throws JsonProcessingException {
		return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(content.get()) + "\n";
	}
}
