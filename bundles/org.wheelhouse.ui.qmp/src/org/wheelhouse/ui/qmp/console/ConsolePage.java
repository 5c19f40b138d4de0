package org.wheelhouse.ui.qmp.console;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.qmp.command.HumanMonitorCommand;
import org.wheelhouse.qmp.text.HmpHelp;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.Conflated;
import org.wheelhouse.ui.widget.SearchBar;

/**
 * The console of the machine that is shown; each machine has a transcript of its own, which goes on while another is shown.
 * UI thread; ends with its control.
 */
final class ConsolePage implements Prompt.Speaker {

	private static final int MOST_ENTRIES = 5000;
	private static final Path MANUALS = Path.of("/usr/share/man/man7");

	private final Composite control;
	private final SearchBar search;
	private final TranscriptText transcript;
	private final Prompt prompt;
	private final History history;
	private final Executor modelThread;
	private final Warnings warnings;
	private final Map<String, Talk> talks = new HashMap<>();
	private final Map<Character, Runnable> keys = new HashMap<>();
	private Optional<Talk> shown = Optional.empty();
	private ManualPage manual = ManualPage.NONE;
	private boolean human;
	private boolean showsEvents = true;
	private boolean showsGestures = true;

	/** Asks a person before damage. */
	@FunctionalInterface
	interface Warnings {

		/** For the commands to one machine. */
		Conversation.Warner of(MachineAccess machine);
	}

	/** What belongs to one machine. */
	private final class Talk {

		private final MachineAccess machine;
		private final Transcript transcript = new Transcript();
		/** All of it, for a file. */
		private final Deque<Entry> entries = new ArrayDeque<>();
		private final Conversation conversation;
		private final KnownWords words;
		private Optional<HmpHelp> hmpHelp = Optional.empty();

		Talk(MachineAccess machine) {
			this.machine = machine;
			words = new KnownWords(machine, modelThread, () -> prompt.line().moreIsKnown());
			conversation = new Conversation(machine, warnings.of(machine), modelThread, ConsolePage.this::later,
					entries -> told(this, entries));
			conversation.learn().thenAccept(_ -> judge());
			machine.send(new HumanMonitorCommand("help")).thenCombineAsync(
					machine.send(new HumanMonitorCommand("help info")),
					(commands, infos) -> HmpHelp.of(commands, infos), modelThread)
					.thenAccept(known -> {
						hmpHelp = Optional.of(known);
						prompt.line().moreIsKnown();
					});
		}
	}

	/** @param warnings asks before damage */
	ConsolePage(Composite parent, History history, Warnings warnings, Executor modelThread) {
		this.modelThread = modelThread;
		this.warnings = warnings;
		this.history = history;
		control = new Composite(parent, SWT.NONE);
		ColorRole.SURFACE.fill(control);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(control);
		search = new SearchBar(control, "console.search", this::find, this::setFocus);
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(search.control());
		transcript = new TranscriptText(control);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(transcript.control());
		prompt = new Prompt(control, history, new Suggestions(() -> conversation().flatMap(Conversation::language),
				() -> shown.map(talk -> talk.words), () -> human
						? shown.flatMap(talk -> talk.hmpHelp)
						: Optional.empty(),
				() -> manual),
				this);
		CompletableFuture.supplyAsync(ConsolePage::installedManual).thenAcceptAsync(page -> manual = page, modelThread);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(prompt.control());
		keys.put('f', this::search);
		var pressed = KeyListener.keyPressedAdapter(this::key);
		transcript.control().addKeyListener(pressed);
		prompt.line().control().addKeyListener(pressed);
		control.addDisposeListener(_ -> talks.values().forEach(talk -> talk.conversation.close()));
	}

	/** Its absence, or damage, takes nothing away but some sentences. */
	private static ManualPage installedManual() {
		try {
			return ManualPage.in(MANUALS);
		} catch (IOException _) {
			return ManualPage.NONE;
		}
	}

	private boolean find(String words, boolean forward) {
		return transcript.find(words, forward);
	}

	/** What keys do wherever in the console the focus is. */
	void onKey(Map<Character, Runnable> acts) {
		keys.putAll(acts);
	}

	private void key(KeyEvent event) {
		if ((event.stateMask & SWT.MODIFIER_MASK) == SWT.MOD1) {
			var act = keys.get((char) event.keyCode);
			if (act != null) {
				event.doit = false;
				act.run();
			}
		}
	}

	Composite control() {
		return control;
	}

	TranscriptText transcript() {
		return transcript;
	}

	void search() {
		search.open(true);
	}

	void setFocus() {
		prompt.line().control().setFocus();
	}

	/** Puts a text into the command line. */
	void write(String text) {
		prompt.line().write(text);
		setFocus();
	}

	/** Shows the console of a machine; an access of its own, made anew after a reconnect, is the same machine. */
	void show(Optional<MachineAccess> machine) {
		var next = machine.map(access -> talks.computeIfAbsent(access.id(), _ -> new Talk(access)));
		if (!next.equals(shown)) {
			shown = next;
			shown.ifPresent(talk -> transcript.show(talk.transcript));
			judge();
		}
		// It is asked for once in each connection, and could not be told in one that has ended since.
		conversation().filter(now -> now.language().isEmpty())
				.ifPresent(now -> now.learn().thenAccept(_ -> judge()));
	}

	private void judge() {
		if (!control.isDisposed()) {
			prompt.judge();
			prompt.line().moreIsKnown();
		}
	}

	void speakHuman(boolean now) {
		human = now;
		prompt.speakHuman(now);
	}

	void showEvents(boolean show) {
		showsEvents = show;
	}

	void showGestures(boolean show) {
		showsGestures = show;
	}

	/** On the UI thread, soon enough for an eye. */
	private void later(Runnable run) {
		modelThread.execute(() -> {
			if (!control.isDisposed()) {
				control.getDisplay().timerExec((int) Conflated.VIEW_PERIOD.toMillis(), run);
			}
		});
	}

	private void told(Talk talk, List<Entry> entries) {
		talk.entries.addAll(entries);
		while (talk.entries.size() > MOST_ENTRIES) {
			talk.entries.removeFirst();
		}
		var visible = entries.stream().filter(this::isShown).toList();
		if (control.isDisposed() || visible.isEmpty()) {
			return;
		}
		if (shown.filter(now -> now == talk).isPresent()) {
			transcript.add(visible);
		} else {
			talk.transcript.forgetOldest();
			talk.transcript.add(visible);
		}
	}

	private boolean isShown(Entry entry) {
		return switch (entry) {
			case Entry.Heard _,Entry.LeftOut _ -> showsEvents;
			case Entry.Gesture _ -> showsGestures;
			case Entry.Sent sent -> !sent.asWritten();
			default -> true;
		};
	}

	@Override
	public Optional<Conversation> conversation() {
		return shown.map(talk -> talk.conversation);
	}

	@Override
	public void say(Conversation.Utterance utterance) {
		conversation().ifPresent(conversation -> {
			if (!conversation.hasSecret(utterance)) {
				history.add(utterance.text());
			}
			prompt.line().write("");
			conversation.say(utterance);
		});
	}

	/** Says commands one after the other; stops at the first that fails. Completes with how many went well. */
	CompletableFuture<Integer> replay(List<String> commands) {
		return conversation().map(now -> replay(now, commands, 0))
				.orElseGet(() -> CompletableFuture.completedFuture(0));
	}

	private static CompletableFuture<Integer> replay(Conversation conversation, List<String> commands, int done) {
		return done == commands.size()
				? CompletableFuture.completedFuture(done)
				: conversation.say(new Conversation.Utterance(commands.get(done), false, false))
						.thenCompose(well -> well
								? replay(conversation, commands, done + 1)
								: CompletableFuture.completedFuture(done));
	}

	/** All that was said with the machine that is shown. */
	List<Entry> entries() {
		return shown.map(talk -> List.copyOf(talk.entries)).orElse(List.of());
	}

	/** The entry with the caret in it. */
	Optional<Block> current() {
		return shown.flatMap(talk -> transcript.current().map(talk.transcript::block));
	}

	/** What a person calls the machine that is shown. */
	String machineName() {
		return shown.map(talk -> talk.machine.name()).orElse("");
	}
}
