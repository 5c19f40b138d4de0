package org.wheelhouse.ui.qmp.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.wheelhouse.core.operation.News;
import org.wheelhouse.ui.part.OperationRunner;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.CopiedText;
import org.wheelhouse.ui.widget.Plural;

/** The tool bar and the menus of the console. UI thread. */
final class ConsoleActions {

	private static final String ID = "org.wheelhouse.ui.qmp.console.";

	private final IViewSite site;
	private final ConsolePage page;
	private final OperationRunner operations;
	private final Executor modelThread;
	private final Toggle events;
	private final Toggle gestures;
	private final Toggle latency;
	private final Toggle human;

	ConsoleActions(IViewSite site, ConsolePage page, OperationRunner operations, Executor modelThread,
			@Nullable IMemento memento) {
		this.site = site;
		this.page = page;
		this.operations = operations;
		this.modelThread = modelThread;
		events = new Toggle("events", Messages.View_Events, Messages.View_EventsTip, Icon.EVENTS.descriptor(),
				page::showEvents);
		gestures = new Toggle("gestures", Messages.View_Gestures, Messages.View_GesturesTip, null, page::showGestures);
		latency = new Toggle("latency", Messages.View_Latency, Messages.View_LatencyTip, Icon.TIMER.descriptor(),
				page.transcript()::showLatencies);
		human = new Toggle("human", Messages.View_Human, Messages.View_HumanTip, null, page::speakHuman);
		events.set(remembered(memento, "events", true));
		gestures.set(remembered(memento, "gestures", true));
		latency.set(remembered(memento, "latency", true));
		page.onKey(Map.of('h', () -> human.set(!human.isChecked()), 's', this::saveSession, 'r', this::replay));
		contribute();
		context();
	}

	private static boolean remembered(@Nullable IMemento memento, String key, boolean otherwise) {
		var kept = memento == null ? null : memento.getBoolean(key);
		return kept == null ? otherwise : kept;
	}

	void save(IMemento memento) {
		memento.putBoolean("events", events.isChecked());
		memento.putBoolean("gestures", gestures.isChecked());
		memento.putBoolean("latency", latency.isChecked());
	}

	private void contribute() {
		var clear = new Act("clear", Messages.View_Clear, Messages.View_ClearTip, Icon.BIN.descriptor(),
				page.transcript()::clear);
		var bar = site.getActionBars().getToolBarManager();
		List.of(human, events, latency, clear).forEach(bar::add);
		var menu = site.getActionBars().getMenuManager();
		menu.add(new Act("search", Messages.View_Search, Messages.View_SearchTip, null, page::search));
		menu.add(new Act("fold", Messages.View_Fold, "", null, () -> page.transcript().foldAll(true)));
		menu.add(new Act("unfold", Messages.View_Unfold, "", null, () -> page.transcript().foldAll(false)));
		menu.add(new Separator());
		menu.add(events);
		menu.add(gestures);
		menu.add(latency);
		menu.add(human);
		menu.add(new Separator());
		menu.add(new Act("save", Messages.View_Save, Messages.View_SaveTip, null, this::saveSession));
		menu.add(new Act("replay", Messages.View_Replay, Messages.View_ReplayTip, null, this::replay));
		menu.add(new Act("shell", Messages.View_Shell, "", null, () -> save("sh", SessionScript::shell)));
		menu.add(new Act("python", Messages.View_Python, "", null, () -> save("py", SessionScript::python)));
		site.getActionBars().updateActionBars();
	}

	private void context() {
		var menu = new MenuManager();
		menu.add(new Act("copy", Messages.View_Copy, "", Icon.COPY.descriptor(),
				() -> page.transcript().control().copy()));
		menu.add(new Act("copyJson", Messages.View_CopyJson, "", null,
				() -> page.current().ifPresent(block -> copy(block.json()))));
		menu.add(new Act("again", Messages.View_Again, "", null, () -> page.current().ifPresent(this::again)));
		menu.add(new Act("turn", Messages.View_Turn, "", null, () -> page.transcript().current()
				.filter(_ -> page.current().filter(Block::foldable).isPresent())
				.ifPresent(page.transcript()::turn)));
		var text = page.transcript().control();
		text.setMenu(menu.createContextMenu(text));
		text.addDisposeListener(_ -> menu.dispose());
	}

	private void copy(String text) {
		CopiedText.put(text, site.getShell().getDisplay());
	}

	private void again(Block block) {
		switch (block.entry()) {
			case Entry.Asked asked -> page.write(asked.written());
			case Entry.Sent sent -> page.write(sent.command().toJson());
			case Entry.Gesture gesture -> page.write(gesture.command().toJson());
			default -> {
				// an answer cannot be given again
			}
		}
	}

	private void saveSession() {
		save("qmp", SessionScript::session);
	}

	private void save(String extension, BiFunction<String, List<Entry>, String> format) {
		var dialog = new FileDialog(site.getShell(), SWT.SAVE);
		dialog.setFileName(page.machineName().replaceAll("[^\\w.-]+", "_") + "." + extension);
		dialog.setFilterExtensions("*." + extension, "*");
		dialog.setOverwrite(true);
		var file = dialog.open();
		if (file != null) {
			var text = format.apply(page.machineName(), page.entries());
			operations.follow(NLS.bind(Messages.View_Saving, file),
					CompletableFuture.runAsync(() -> write(file, text)));
		}
	}

	private static void write(String file, String text) {
		try {
			Files.writeString(Path.of(file), text);
		} catch (IOException e) {
			throw new UncheckedIOException(e.getClass().getSimpleName() + ": " + e.getMessage(), e);
		}
	}

	private void replay() {
		var dialog = new FileDialog(site.getShell(), SWT.OPEN);
		dialog.setFilterExtensions("*.qmp", "*");
		dialog.setFilterNames(Messages.View_SessionFiles, "*");
		var file = dialog.open();
		if (file != null) {
			operations.follow(NLS.bind(Messages.View_Reading, file),
					CompletableFuture.supplyAsync(() -> read(file)).thenComposeAsync(this::replay, modelThread),
					News::of);
		}
	}

	private CompletableFuture<String> replay(List<String> commands) {
		return page.replay(commands).thenApply(done -> Plural.bind(Messages.View_Replayed, done, commands.size(),
				page.machineName()));
	}

	private static List<String> read(String file) {
		try {
			var commands = SessionScript.commands(Files.readString(Path.of(file)));
			if (commands.isEmpty()) {
				throw new IllegalArgumentException(NLS.bind(Messages.View_ReplayEmpty, file));
			}
			return commands;
		} catch (IOException e) {
			throw new UncheckedIOException(e.getClass().getSimpleName() + ": " + e.getMessage(), e);
		}
	}

	/** Does something. */
	private static final class Act extends Action {

		private final Runnable act;

		Act(String id, String text, String tip, @Nullable ImageDescriptor icon, Runnable act) {
			super(text);
			this.act = act;
			setId(ID + id);
			setToolTipText(tip.isEmpty() ? text : tip);
			setImageDescriptor(icon);
		}

		@Override
		public void run() {
			act.run();
		}
	}

	/** Switches something on and off. */
	private static final class Toggle extends Action {

		private final Consumer<Boolean> act;

		Toggle(String id, String text, String tip, @Nullable ImageDescriptor icon, Consumer<Boolean> act) {
			super(text, IAction.AS_CHECK_BOX);
			this.act = act;
			setId(ID + id);
			setToolTipText(tip);
			setImageDescriptor(icon);
		}

		void set(boolean on) {
			setChecked(on);
			act.accept(on);
		}

		@Override
		public void run() {
			act.accept(isChecked());
		}
	}
}
