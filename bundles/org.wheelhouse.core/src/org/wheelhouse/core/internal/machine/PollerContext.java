package org.wheelhouse.core.internal.machine;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.wheelhouse.core.internal.series.RecordedSeries;
import org.wheelhouse.core.machine.ImageCreations;
import org.wheelhouse.core.machine.ObjectTypes;
import org.wheelhouse.core.machine.RegistrySettings;
import org.wheelhouse.core.machine.RunState;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.qmp.dialect.QemuCapabilities;
import org.wheelhouse.qmp.session.CommandSender;

/**
 * What pollers use of one connection.
 *
 * @param machine   asks it; a person's commands go first
 * @param settings  how patient to be
 * @param state     what the run state and the migration mean together
 * @param series    takes figures
 * @param types     the QOM types of objects
 * @param creations whether images are being created
 * @param language  what QEMU understands
 * @param shown     whether the details of a topic are of interest
 * @param overheard what it does not tell when asked
 * @param machines  all that are known, as they are now
 * @param made      called when a machine was made that was started with {@code -preconfig}
 */
public record PollerContext(CommandSender machine, RegistrySettings settings, RunState state, RecordedSeries series,
		ObjectTypes types, ImageCreations creations, Supplier<CompletableFuture<QemuCapabilities>> language,
		Predicate<Topic> shown, Overheard overheard, Supplier<List<MachineSnapshot>> machines,
		Runnable made) {}
