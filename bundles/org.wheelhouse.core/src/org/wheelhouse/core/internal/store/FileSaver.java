package org.wheelhouse.core.internal.store;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.wheelhouse.core.internal.concurrent.Conflated;

/** Writes a file of the state folder whole: behind the scenes after each change, and what is left at the end. Any thread. */
final class FileSaver {

	/** All that is to be in it. */
	@FunctionalInterface
	interface Content {

		String text() throws IOException;
	}

	private final StateFolder folder;
	private final String name;
	private final Content content;
	private final Consumer<String> trouble;
	private final Conflated saving;
	/** Something is not on disk yet. */
	private final AtomicBoolean unsaved = new AtomicBoolean();

	/** Says nothing of a file that cannot be written: the list of machines, which is written there too, says so. */
	FileSaver(StateFolder folder, String name, Executor files, Content content) {
		this(folder, name, files, content, _ -> {
			// is said there
		});
	}

	/**
	 * @param files   runs one task at a time
	 * @param content read when it is written; what changed before a call of {@link #changed()} is in it
	 * @param trouble told why it cannot be written, and with an empty text that it can again
	 */
	FileSaver(StateFolder folder, String name, Executor files, Content content, Consumer<String> trouble) {
		this.folder = folder;
		this.name = name;
		this.content = content;
		this.trouble = trouble;
		saving = new Conflated(files, this::save);
	}

	/** Something has changed. */
	void changed() {
		unsaved.set(true);
		saving.request();
	}

	/** Writes what is not on disk yet, on the calling thread. */
	void save() {
		if (!unsaved.getAndSet(false)) {
			return;
		}
		try {
			folder.write(name, content.text());
			trouble.accept("");
		} catch (IOException e) {
			unsaved.set(true); // the next change tries again
			trouble.accept("" + folder.unusable(e).getMessage());
		}
	}
}
