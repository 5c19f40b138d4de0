package org.wheelhouse.ui.definition.problems;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.wheelhouse.core.capability.QemuCapability;
import org.wheelhouse.core.capability.QemuFacts;
import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.definition.check.Check;
import org.wheelhouse.core.definition.check.CheckResult;
import org.wheelhouse.core.definition.check.KnownPorts;
import org.wheelhouse.core.definition.check.Problem;
import org.wheelhouse.core.definition.check.Problems;
import org.wheelhouse.core.definition.check.Surroundings;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.state.Subscription;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostProfile.Binary;
import org.wheelhouse.ui.definition.edit.WorkingCopy;
import org.wheelhouse.ui.widget.Conflated;

/**
 * Finds out what is wrong with one definition: soon after each change by its text and what is there, and by its QEMU when
 * somebody has it checked. Also what its QEMU can. UI thread; nothing blocks.
 */
public final class Judge implements AutoCloseable {

	/** Long enough not to judge half a word. */
	private static final Duration REST = Duration.ofMillis(250);

	private final WorkingCopy copy;
	private final Host host;
	private final QemuCapability capability;
	private final Executor modelThread;
	/** Where machines listen now. */
	private final Supplier<KnownPorts> listening;
	private final Conflated soon;
	private final Subscription following;
	private final List<Runnable> followers = new CopyOnWriteArrayList<>();
	private List<Problem> problems = List.of();
	private QemuFacts facts = QemuFacts.NONE;
	private Optional<String> asked = Optional.empty();
	private Optional<Checked> checked = Optional.empty();
	private Optional<CompletableFuture<CheckResult>> checking = Optional.empty();
	private String judged = "";
	private boolean closed;

	/** What QEMU said of a text, and when. */
	private record Checked(String text, List<Problem> problems, String verdict) {}

	Judge(WorkingCopy copy, Host host, QemuCapability capability, Executor modelThread,
			Supplier<KnownPorts> listening) {
		this.listening = listening;
		this.copy = copy;
		this.host = host;
		this.capability = capability;
		this.modelThread = modelThread;
		soon = new Conflated(Display.getCurrent(), REST, this::judge);
		following = copy.follow(this::changed);
	}

	@Override
	public void close() {
		closed = true;
		cancel();
		following.close();
		soon.stop();
	}

	/** What its QEMU can; {@link QemuFacts#NONE} until that is known. */
	public QemuFacts facts() {
		return facts;
	}

	/** Whether QEMU is being asked. */
	public boolean isChecking() {
		return checking.isPresent();
	}

	/** Runs it when something else is found out. */
	public Subscription follow(Runnable follower) {
		followers.add(follower);
		return () -> followers.remove(follower);
	}

	/** All that is found out, in the order of the text, what is of the whole last. */
	public List<Finding> findings() {
		var all = new ArrayList<Finding>();
		copy.unreadable().ifPresent(problem -> all.add(Finding.of(problem, copy.text())));
		if (copy.readable().isPresent() && copy.text().equals(judged)) {
			problems.stream().map(Finding::of).forEach(all::add);
		}
		checked.filter(of -> of.text.equals(copy.text())).ifPresent(of -> {
			of.problems.stream().filter(problem -> problems.stream().noneMatch(known -> known.option() >= 0
					&& known.option() == problem.option() && known.severity().compareTo(problem.severity()) <= 0))
					.map(Finding::of).forEach(all::add);
			all.add(Finding.told(of.verdict));
		});
		all.sort(Comparator.comparing((Finding finding) -> finding.weight() == Finding.Weight.INFO)
				.thenComparing(finding -> finding.where().start()));
		return all;
	}

	private void changed() {
		soon.request();
		tell();
	}

	private void judge() {
		var readable = copy.readable();
		if (readable.isEmpty()) {
			return;
		}
		askOnce(readable.get());
		if (readable.get().text().equals(judged)) {
			return;
		}
		var known = facts;
		seen(readable.get()).thenApply(there -> Problems.of(readable.get(), known, there))
				.thenAcceptAsync(found -> found(readable.get(), known, found), modelThread);
	}

	private void found(DefinitionText text, QemuFacts known, List<Problem> found) {
		if (closed) {
			return;
		}
		if (!text.text().equals(copy.text()) || known != facts) {
			soon.request();
			return;
		}
		judged = text.text();
		problems = found;
		tell();
	}

	private CompletableFuture<Surroundings> seen(DefinitionText text) {
		var known = listening.get().withPrograms(host);
		return host.resources().handle((resources, _) -> resources == null
				? OptionalLong.empty()
				: OptionalLong.of(resources.memoryBytes()))
				.thenCombine(known, (memory, taken) -> Surroundings.look(host.files(), text,
						DefinitionFile.folder(copy.path()), taken, memory))
				.thenCompose(looked -> looked);
	}

	/** Another program can other things. */
	private void askOnce(DefinitionText text) {
		var wanted = text.commandLine().program().orElse("");
		if (asked.filter(wanted::equals).isPresent()) {
			return;
		}
		asked = Optional.of(wanted);
		program(text).thenCompose(program -> capability.of(host, program)).exceptionally(_ -> QemuFacts.NONE)
				.thenAcceptAsync(told -> {
					facts = told;
					judged = "";
					changed();
				}, modelThread);
	}

	/** The program that is to start it: the one it names, as the computer has it, or the preferred one. */
	private CompletableFuture<Path> program(DefinitionText text) {
		var named = text.commandLine().program();
		if (named.filter(name -> name.startsWith("/")).isPresent()) {
			return CompletableFuture.completedFuture(Path.of(named.get()));
		}
		return host.profile().thenCompose(profile -> {
			var all = profile.binaries().stream().map(Binary::path).toList();
			return Stream
					.concat(all.stream()
							.filter(path -> named.filter(String.valueOf(path.getFileName())::equals).isPresent()),
							all.stream())
					.findFirst().map(CompletableFuture::completedFuture)
					.orElseGet(() -> CompletableFuture.failedFuture(new CoreException(Messages.Judge_NoQemu)));
		});
	}

	/** Has QEMU say what is wrong with it; {@link #findings} has it then. Never fails. */
	public CompletableFuture<?> check() {
		var readable = copy.readable();
		if (readable.isEmpty() || checking.isPresent()) {
			return CompletableFuture.completedFuture(null);
		}
		var text = readable.get();
		var asked = new CompletableFuture<CheckResult>();
		checking = Optional.of(asked);
		tell();
		program(text).thenCompose(program -> seen(text).thenAccept(there -> {
			var run = Check.run(host, program, text, there);
			asked.whenComplete((_, _) -> run.cancel(true)); // ends its QEMU when somebody does not wait
			run.whenComplete((result, failure) -> end(asked, result, failure));
		})).whenComplete((_, failure) -> {
			if (failure != null) {
				asked.completeExceptionally(failure);
			}
		});
		return asked.handleAsync((result, failure) -> {
			checking = Optional.empty();
			if (!asked.isCancelled()) {
				checked = Optional.of(failure == null
						? new Checked(text.text(), result.problems(), verdict(result))
						: new Checked(text.text(), List.of(),
								NLS.bind(Messages.Judge_CheckFailed, Fault.of(failure).text())));
			}
			tell();
			return result;
		}, modelThread);
	}

	private static void end(CompletableFuture<CheckResult> asked, @Nullable CheckResult result,
			@Nullable Throwable failure) {
		if (result != null) {
			asked.complete(result);
		} else {
			asked.completeExceptionally(Objects.requireNonNull(failure));
		}
	}

	/** Does not wait any longer for what QEMU says: it is ended. */
	public void cancel() {
		checking.ifPresent(asked -> asked.cancel(true));
	}

	private String verdict(CheckResult result) {
		var said = NLS.bind(
				result.problems().isEmpty() ? Messages.Judge_TakesAll : Messages.Judge_TakesOthers,
				java.time.LocalTime.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
				facts.isKnown() ? facts.toString() : Messages.Judge_Qemu);
		var more = Stream.concat(result.replaced().stream(), result.untold().stream()).toList();
		return more.isEmpty() ? said : said + " " + String.join(" ", more);
	}

	private void tell() {
		if (!closed) {
			followers.forEach(Runnable::run);
		}
	}
}
