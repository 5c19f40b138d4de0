package org.wheelhouse.core.internal.session;

import java.util.List;
import java.util.function.Supplier;

import org.wheelhouse.core.internal.concurrent.SharedPool;
import org.wheelhouse.core.internal.events.MachineEvents;
import org.wheelhouse.core.internal.machine.Facet;
import org.wheelhouse.core.internal.machine.StaleTopics;
import org.wheelhouse.core.internal.store.KnownMachines;
import org.wheelhouse.core.internal.store.MadeOverlays;
import org.wheelhouse.core.internal.store.ReadOnlyLocks;
import org.wheelhouse.core.internal.store.TrustedDefinitions;
import org.wheelhouse.core.internal.sync.ModelUpdateQueue;
import org.wheelhouse.core.machine.RegistrySettings;
import org.wheelhouse.core.secret.MachineSecrets;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.endpoint.WireLoop;

/**
 * What all machines share; owned by the registry.
 *
 * @param settings how patient to be
 * @param wires    all connections and timers
 * @param pool     the threads
 * @param pump     the way to the model thread
 * @param model    shows machines; for use on that thread
 * @param log      the log of events
 * @param store    what is kept across restarts
 * @param overlays that were made from here
 * @param trusted  definitions whose start was agreed to
 * @param secrets  what was told of them
 * @param locks    what is read-only
 * @param machines all that are known, as they are now
 * @param facets   what is asked of each machine
 * @param staleTopics what is asked of it again after an event
 */
public record MachineContext(RegistrySettings settings, WireLoop wires, SharedPool pool, ModelUpdateQueue pump,
		SnapshotWriter model,
		MachineEvents log, KnownMachines store, MadeOverlays overlays, TrustedDefinitions trusted,
		MachineSecrets secrets, ReadOnlyLocks locks,
		Supplier<List<MachineSnapshot>> machines, List<Facet> facets,
		StaleTopics staleTopics) {}
