package org.wheelhouse.ui.definition;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorSite;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.core.state.Subscription;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostFiles;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.definition.edit.WorkingCopy;
import org.wheelhouse.ui.definition.problems.Judge;
import org.wheelhouse.ui.definition.problems.OpenDefinition;
import org.wheelhouse.ui.definition.problems.OpenDefinitions;
import org.wheelhouse.ui.definition.seed.SeedBar;
import org.wheelhouse.ui.difference.DifferenceActions;
import org.wheelhouse.ui.difference.DifferencesBanner;
import org.wheelhouse.ui.part.OperationRunner;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.EmptyState;
import org.wheelhouse.ui.widget.EmptyStateStack;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * What the pages of a definition have in common: the heading, what is wrong with the file, the working copy of whichever
 * machine is shown, its saving, undo and redo. UI thread.
 */
final class PageFrame {

	private final IEditorSite site;
	private final MachineRegistry registry;
	private final OpenDefinitions definitions;
	private final Composite whole;
	private final PageHead head;
	private final DifferencesBanner banner;
	private final FileBar bar;
	private final SeedBar seed;
	private final EmptyStateStack stack;
	private final EditActions actions;
	private Content content = (_, _) -> {
		// none yet
	};
	private Runnable dirtyListener = () -> {
		// nobody yet
	};
	private Optional<Opened> opened = Optional.empty();
	private @Nullable Machine machine;
	private boolean visible;
	private boolean dirty;
	private List<?> differences = List.of();

	/** The part of a page that is its own. */
	@FunctionalInterface
	interface Content {

		/** Edits this definition from now on; told when it is another. */
		void show(OpenDefinition definition, HostFiles files);

		/** Something of it has changed. */
		default void refreshed(OpenDefinition definition) {
			// most follow it themselves
		}

		/** Takes the focus. */
		default void setFocus() {
			// nothing to focus
		}

		/** Opens the search. */
		default void find() {
			// nothing to find
		}
	}

	private record Opened(OpenDefinition definition, List<Subscription> following) {

		WorkingCopy copy() {
			return definition.copy();
		}
	}

	/** @param id by which tests know the page */
	PageFrame(Composite parent, IEditorSite site, String id) {
		this.site = site;
		registry = Objects.requireNonNull(site.getService(MachineRegistry.class));
		definitions = OpenDefinitions.of(site.getWorkbenchWindow().getWorkbench());
		whole = new Composite(parent, SWT.NONE);
		ColorRole.SURFACE.fill(whole);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(whole);
		WidgetIds.name(whole, id + ".page");
		head = new PageHead(whole, id, () -> copy().ifPresent(WorkingCopy::undo),
				() -> copy().ifPresent(WorkingCopy::redo), () -> judge().ifPresent(PageFrame::check));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(head.control());
		actions = new EditActions(site, this::copy, () -> content.find());
		banner = new DifferencesBanner(whole, Objects.requireNonNull(site.getService(DifferenceActions.class)));
		bar = new FileBar(whole, id);
		seed = new SeedBar(whole, site, id);
		stack = new EmptyStateStack(whole);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(stack.control());
	}

	Composite control() {
		return whole;
	}

	PageHead head() {
		return head;
	}

	/** Where the page puts its own. */
	Composite body() {
		return stack.content();
	}

	void fill(Content with) {
		content = with;
	}

	Optional<WorkingCopy> copy() {
		return opened.map(Opened::copy);
	}

	private Optional<Judge> judge() {
		return opened.map(now -> now.definition().judge());
	}

	/** Has it checked, or gives that up while it is under way. */
	private static void check(Judge judge) {
		if (judge.isChecking()) {
			judge.cancel();
		} else {
			judge.check();
		}
	}

	boolean isDirty() {
		return copy().filter(WorkingCopy::isDirty).isPresent();
	}

	void onDirty(Runnable listener) {
		dirtyListener = listener;
	}

	CompletableFuture<?> save() {
		return copy().<CompletableFuture<?>>map(copy -> {
			var name = String.valueOf(copy.path().getFileName());
			return copy.save().thenAccept(done -> {
				if (done) {
					OperationRunner.of(site).say(NLS.bind(Messages.Save_Done, name));
				}
			});
		}).orElse(CompletableFuture.completedFuture(null));
	}

	void show(Machine shown) {
		machine = shown;
		var host = registry.host(shown.getId());
		var path = shown.getDefinitionPath();
		if (!isDirty() && !isOpen(host, path)) {
			leave();
			// A page that nobody has seen reads no file and asks no QEMU.
			if (visible && host.isPresent() && !path.isEmpty()) {
				open(host.get(), Path.of(path));
			}
		}
		if (visible && !shown.getDifferences().equals(differences)) {
			// What was kept for the next start has been written into the file.
			differences = List.copyOf(shown.getDifferences());
			copy().ifPresent(WorkingCopy::look);
		}
		refresh();
	}

	private boolean isOpen(Optional<Host> host, String path) {
		return opened.map(now -> host.filter(of -> of.id().equals(now.definition.host())).isPresent()
				&& now.copy().path().equals(Path.of(path).toAbsolutePath().normalize())).orElse(path.isEmpty());
	}

	private void open(Host host, Path path) {
		var definition = definitions.open(host, path);
		opened = Optional.of(new Opened(definition,
				List.of(definition.copy().follow(this::refresh), definition.judge().follow(this::refresh))));
		content.show(definition, host.files());
	}

	private void leave() {
		opened.ifPresent(now -> {
			now.following.forEach(Subscription::close);
			definitions.close(now.definition);
		});
		opened = Optional.empty();
	}

	private void refresh() {
		var shown = machine;
		if (shown == null || whole.isDisposed()) {
			return;
		}
		head.show(shown, copy(), judge());
		if (banner.show(shown) | seed.show(shown, copy())) {
			whole.layout(true, true);
		}
		copy().ifPresent(copy -> bar.show(copy, () -> new CompareDialog(site.getShell(), copy).open()));
		var loaded = copy().filter(WorkingCopy::isLoaded).isPresent();
		if (!loaded) {
			sayWhy(shown, stack.empty());
		}
		stack.show(loaded);
		opened.filter(_ -> loaded).ifPresent(now -> content.refreshed(now.definition));
		actions.refresh();
		if (isDirty() != dirty) {
			dirty = isDirty();
			dirtyListener.run();
		}
	}

	private void sayWhy(Machine shown, EmptyState empty) {
		if (opened.isPresent()) {
			var trouble = opened.get().copy().trouble();
			empty.say(trouble.isEmpty() ? Messages.Page_Loading : Messages.Page_NotReadable,
					trouble.isEmpty() ? Messages.Page_LoadingText : trouble);
		} else if (!shown.getDefinitionPath().isEmpty()) {
			empty.say(Messages.Page_NoComputer, Messages.Page_NoComputerText);
		} else {
			var host = registry.host(shown.getId());
			var text = NLS.bind(Messages.Page_NoneText, shown.getName());
			if (host.isEmpty() || shown.getCommandLine().isEmpty()) {
				empty.say(Messages.Page_None, text);
			} else {
				empty.say(Messages.Page_None, text, new EmptyState.Action(Messages.New_Action,
						() -> NewDefinition.make(site, registry, host.get(), shown)));
			}
		}
	}

	void seen(boolean now) {
		if (now == visible) {
			return;
		}
		visible = now;
		if (now) {
			copy().ifPresent(WorkingCopy::look);
			var shown = machine;
			if (shown != null) {
				show(shown);
			}
		}
		actions.seen(now);
		opened.filter(_ -> now).ifPresent(shown -> content.refreshed(shown.definition));
	}

	void setFocus() {
		if (copy().filter(WorkingCopy::isLoaded).isPresent()) {
			content.setFocus();
		} else {
			stack.setFocus();
		}
	}

	void dispose() {
		leave();
	}
}
