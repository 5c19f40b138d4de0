package org.wheelhouse.ui.definition.edit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

import org.eclipse.emf.common.command.BasicCommandStack;
import org.eclipse.emf.common.command.CommandStack;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.definition.DefinitionModel;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.state.Subscription;
import org.wheelhouse.host.CommandLineException;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.HostFiles;
import org.wheelhouse.model.definition.DefinitionFactory;
import org.wheelhouse.model.definition.MachineDefinition;

/**
 * A definition while it is edited: one for each file, whoever edits it in however many places, with one history. What is
 * done to it is not in its file before it is saved, and a running machine never hears of it. UI thread; nothing blocks.
 */
public final class WorkingCopy {

	private final HostFiles files;
	private final Path path;
	private final Executor modelThread;
	private final LongSupplier nanoTime;
	private final Saved onSave;
	private final DefinitionModel model = new DefinitionModel();
	private final MachineDefinition definition = DefinitionFactory.eINSTANCE.createMachineDefinition();
	private final BasicCommandStack history = new BasicCommandStack();
	private final List<Runnable> followers = new CopyOnWriteArrayList<>();
	private Optional<DefinitionText> readable = Optional.empty();
	private Optional<CommandLineException> unreadable = Optional.empty();
	/** As it is in the file, as far as that is known. */
	private String saved = "";
	/** What was in the file when it became what is edited: of that what is edited is a change. */
	private String origin = "";
	private Optional<FileStatus> seen = Optional.empty();
	private Optional<FileContent> theirs = Optional.empty();
	private String trouble = "";
	private Optional<Fault> refused = Optional.empty();
	private boolean loaded;
	private boolean gone;
	/** What is typed next is a step of its own. */
	private boolean rested;
	private @Nullable CompletableFuture<?> busy;

	/** Hears what a person has saved. */
	@FunctionalInterface
	public interface Saved {

		/**
		 * @param before what was in the file of which it is a change
		 * @return saving is complete with it; never fails
		 */
		CompletableFuture<?> saved(String before, String after);
	}

	/**
	 * @param files       of the computer that it is on
	 * @param modelThread the UI thread
	 * @param nanoTime    tells pauses between what is typed
	 * @param onSave      hears each save
	 */
	public WorkingCopy(HostFiles files, Path path, Executor modelThread, LongSupplier nanoTime, Saved onSave) {
		this.files = files;
		this.path = path;
		this.modelThread = modelThread;
		this.nanoTime = nanoTime;
		this.onSave = onSave;
	}

	/** The file. */
	public Path path() {
		return path;
	}

	/** Its text and options; changed by nobody else. */
	public MachineDefinition definition() {
		return definition;
	}

	/** All of it, as it is written now. */
	public String text() {
		return definition.getText();
	}

	/** What it says; while it cannot be read, what it said when it could be last. Empty until it could be. */
	public Optional<DefinitionText> lastReadable() {
		return readable;
	}

	/** What it says; empty while it is no command line. */
	public Optional<DefinitionText> readable() {
		return unreadable.isEmpty() ? readable : Optional.empty();
	}

	/** Where and why it is no command line. */
	public Optional<CommandLineException> unreadable() {
		return unreadable;
	}

	/** As it is in the file, as far as that is known. */
	public String saved() {
		return saved;
	}

	/** Whether its file has been read: there is something to edit. */
	public boolean isLoaded() {
		return loaded;
	}

	/** Whether it is otherwise than in its file. */
	public boolean isDirty() {
		return loaded && (gone || !text().equals(saved));
	}

	/** What is wrong with its file, a sentence; empty for nothing. */
	public String trouble() {
		return trouble;
	}

	/** Why it could not be saved, until it is changed or tried again. */
	public Optional<Fault> refused() {
		return refused;
	}

	/** What another program has written into the file while this was edited; empty for nothing. */
	public Optional<String> theirs() {
		return theirs.map(FileContent::text);
	}

	/** Runs it after each change of anything here. */
	public Subscription follow(Runnable follower) {
		followers.add(follower);
		return () -> followers.remove(follower);
	}

	/** A person types: what is typed without a rest becomes one step of the history. */
	public void typed(TextEdit edit) {
		run(Messages.History_Typing, edit, Optional.of(TextCommand.TYPING));
	}

	/**
	 * A gesture: one step of the history.
	 *
	 * @param label what it does
	 */
	public void change(String label, String text) {
		run(label, TextEdit.between(text(), text), Optional.empty());
	}

	/**
	 * As {@link #change(String, String)}, where it is typed into a field: what follows without a rest is the same step.
	 *
	 * @param field by which it is known
	 */
	public void change(String label, String text, Object field) {
		run(label, TextEdit.between(text(), text), Optional.of(field));
	}

	private void run(String label, TextEdit edit, Optional<Object> run) {
		if (!loaded || edit.isEmpty()) {
			return;
		}
		var now = nanoTime.getAsLong();
		if (!rested && !history.canRedo() && history.getUndoCommand() instanceof TextCommand before
				&& before.goesOn(edit, run, now)) {
			before.add(edit, text(), now);
			apply(edit);
		} else {
			rested = false;
			history.execute(new TextCommand(label, edit, run, now, this::apply));
		}
		tell();
	}

	private void apply(TextEdit edit) {
		refused = Optional.empty();
		mirror(edit.on(text()));
	}

	private void mirror(String text) {
		try {
			readable = Optional.of(model.mirror(definition, text, String.valueOf(path.getFileName())));
			unreadable = Optional.empty();
		} catch (CommandLineException e) {
			unreadable = Optional.of(e);
		}
	}

	/** The steps, to tell what can be undone; they are undone here. */
	public CommandStack history() {
		return history;
	}

	/** Takes the last step back, if there is one. */
	public void undo() {
		if (history.canUndo()) {
			rested = true;
			history.undo();
			tell();
		}
	}

	/** Does again what was taken back last, if nothing else was done since. */
	public void redo() {
		if (history.canRedo()) {
			rested = true;
			history.redo();
			tell();
		}
	}

	/** Goes back to what is in the file; can be undone. */
	public void revert() {
		change(Messages.History_Revert, saved);
	}

	/** Looks whether the file is what it was: for the moment when its editor comes to the front. Never fails. */
	public CompletableFuture<?> look() {
		var running = busy;
		if (running != null && !running.isDone()) {
			return running;
		}
		var looked = (loaded ? compared() : FileContent.read(files, path).thenApply(Optional::of))
				.thenAcceptAsync(content -> content.ifPresent(this::found), modelThread);
		busy = looked;
		return looked;
	}

	/** Its content, when it is not as it was seen last. */
	private CompletableFuture<Optional<FileContent>> compared() {
		return files.status(path).thenCompose(now -> now.isPresent() && isAsSeen(now.get())
				? CompletableFuture.completedFuture(Optional.empty())
				: FileContent.read(files, path).thenApply(Optional::of));
	}

	private boolean isAsSeen(FileStatus now) {
		return trouble.isEmpty() && seen.filter(before -> now.isSame(before) && now.size() == before.size()
				&& now.modified().equals(before.modified()) && now.readable()).isPresent();
	}

	private void found(FileContent content) {
		gone = loaded && content.isGone();
		trouble = gone ? NLS.bind(Messages.File_Gone, content.trouble()) : content.trouble();
		if (trouble.isEmpty()) {
			if (!loaded) {
				loaded = true;
				mirror(content.text());
				took(content);
			} else if (content.text().equals(saved) || content.text().equals(text())) {
				took(content);
			} else if (isDirty()) {
				theirs = Optional.of(content);
			} else {
				takeOver(content);
			}
		}
		tell();
	}

	private void took(FileContent content) {
		saved = content.text();
		origin = saved;
		seen = content.seen();
		theirs = Optional.empty();
	}

	private void takeOver(FileContent content) {
		took(content);
		rested = true;
		change(Messages.History_Theirs, content.text());
	}

	/** What another program has written is edited from now on; what was edited can be had by undo. */
	public void takeTheirs() {
		theirs.ifPresent(this::takeOver);
		tell();
	}

	/** What is edited stays, and will be written over what another program has written. */
	public void keepMine() {
		var mine = origin;
		theirs.ifPresent(this::took);
		origin = mine;
		tell();
	}

	/**
	 * Writes it into its file, which has what it had or all of this, whatever happens.
	 *
	 * @return completes on the UI thread with whether it was; {@link #refused} says why not
	 */
	public CompletableFuture<Boolean> save() {
		var saving = look().thenComposeAsync(_ -> write(), modelThread).handleAsync((_, failure) -> {
			refused = Optional.ofNullable(failure).map(Fault::of);
			tell();
			return failure == null;
		}, modelThread);
		busy = saving;
		return saving;
	}

	private CompletableFuture<?> write() {
		if (!loaded) {
			return CompletableFuture.failedFuture(new CoreException(trouble));
		}
		if (theirs.isPresent()) {
			return CompletableFuture.failedFuture(
					new CoreException(NLS.bind(Messages.File_Theirs, path), Messages.File_TheirsAdvice, null));
		}
		var before = origin;
		var written = text();
		var bytes = written.getBytes(StandardCharsets.UTF_8);
		return (gone ? files.create(path, bytes) : files.replace(path, bytes))
				.thenCompose(_ -> onSave.saved(before, written))
				.thenCompose(_ -> files.status(path)).thenAcceptAsync(now -> {
					took(new FileContent(written, "", now));
					trouble = "";
					gone = false;
					rested = true;
				}, modelThread);
	}

	private void tell() {
		followers.forEach(Runnable::run);
	}
}
