/**
 * Storage in etcd, for servers of several replicas: what Kubernetes itself keeps its objects in.
 */
@NullMarked
package dev.annex.storage.etcd;

import org.jspecify.annotations.NullMarked;
