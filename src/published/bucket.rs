//! A bucket and a prefix of an S3-compatible store.

use std::{collections::VecDeque, sync::Arc, time::Duration};

use futures_util::TryStreamExt;
use object_store::{
    BackoffConfig, ClientConfigKey, Error, GetOptions, MultipartUpload, ObjectMeta, ObjectStore, ObjectStoreExt, PutMode,
    PutOptions, PutPayload, RetryConfig, UpdateVersion,
    aws::{AmazonS3, AmazonS3Builder, AmazonS3ConfigKey},
    path::Path,
};

use super::{
    fault::LocationError,
    folder::MOST_WHOLE,
    object::{Before, Object},
    runtime::{Task, wait},
};

/// A call that was not answered is made again for so long.
const PATIENCE: Duration = Duration::from_secs(20);
/// A single call is given up after so long; a part of an upload passes over any line that is worth publishing over.
const CALL: &str = "60 seconds";
/// So long is waited for a connection.
const CONNECT: &str = "5 seconds";
/// Bytes of a part of an upload.
const PART: usize = 16 << 20;
/// Parts that are on their way at once.
const AT_ONCE: usize = 3;

/// What is published below a prefix of a bucket.
#[derive(Debug, Clone)]
pub(super) struct Bucket {
    store: Arc<AmazonS3>,
    name: String,
    prefix: String,
}

/// An object on its way, in parts where it is large.
pub(super) struct BucketUpload {
    bucket: Bucket,
    path: String,
    begun: Option<Box<dyn MultipartUpload>>,
    on_their_way: VecDeque<Task<Result<(), Error>>>,
    part: Vec<u8>,
}

impl Bucket {
    /// The bucket and prefix of an address without its scheme.
    pub(super) fn open(address: &str, unknown: &dyn Fn(&str) -> LocationError) -> Result<Self, LocationError> {
        let (name, prefix) = address.split_once('/').unwrap_or((address, ""));
        let letter = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || b".-".contains(&letter);
        if !(3..=63).contains(&name.len()) || !name.bytes().all(letter) {
            return Err(unknown(&format!("{name:?} is no name of a bucket")));
        }
        let prefix = prefix.trim_end_matches('/');
        if Path::parse(prefix).is_err() || prefix.starts_with('/') {
            return Err(unknown(&format!("{prefix:?} is no prefix")));
        }
        let retry = RetryConfig {
            backoff: BackoffConfig { init_backoff: Duration::from_millis(100), max_backoff: Duration::from_secs(2), base: 2.0 },
            max_retries: 100,
            retry_timeout: PATIENCE,
        };
        let mut builder = AmazonS3Builder::from_env().with_bucket_name(name).with_retry(retry);
        for (variable, key, usual) in
            [("AWS_TIMEOUT", ClientConfigKey::Timeout, CALL), ("AWS_CONNECT_TIMEOUT", ClientConfigKey::ConnectTimeout, CONNECT)]
        {
            if std::env::var_os(variable).is_none() {
                builder = builder.with_config(AmazonS3ConfigKey::Client(key), usual);
            }
        }
        let store = builder.build();
        let place = format!("s3://{name}");
        let store = store.map_err(|error| LocationError::of_store(&place, &error))?;
        Ok(Self { store: Arc::new(store), name: name.to_owned(), prefix: prefix.to_owned() })
    }

    pub(super) fn place(&self, path: &str) -> String {
        let parts = [self.name.as_str(), &self.prefix, path];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("s3://{}", parts.join("/"))
    }

    fn key(&self, path: &str) -> Result<Path, LocationError> {
        let key = if self.prefix.is_empty() { path.to_owned() } else { format!("{}/{path}", self.prefix) };
        Path::parse(key).map_err(|error| LocationError::failed(self.place(path), error))
    }

    /// Waits for a call about an object.
    fn ask<T, F>(&self, path: &str, call: impl FnOnce(Arc<AmazonS3>, Path) -> F) -> Result<T, LocationError>
    where
        T: Send + 'static,
        F: Future<Output = Result<T, Error>> + Send + 'static,
    {
        let answer = wait(call(Arc::clone(&self.store), self.key(path)?));
        let answer = answer.map_err(|error| LocationError::failed(self.place(path), error))?;
        answer.map_err(|error| LocationError::of_store(&self.place(path), &error))
    }

    pub(super) fn get(&self, path: &str) -> Result<(Vec<u8>, Option<String>), LocationError> {
        let (bytes, tag) = self.ask(path, |store, key| async move {
            let found = store.get_opts(&key, GetOptions::default()).await?;
            let tag = found.meta.e_tag.clone();
            if found.meta.size > MOST_WHOLE {
                return Ok((None, tag));
            }
            Ok((Some(found.bytes().await?), tag))
        })?;
        let too_large =
            || LocationError::failed(self.place(path), format!("more than the {MOST_WHOLE} bytes that are read whole"));
        Ok((bytes.ok_or_else(too_large)?.to_vec(), tag))
    }

    pub(super) fn read(&self, path: &str, take: &mut dyn FnMut(&[u8])) -> Result<(), LocationError> {
        let size = self.head(path)?.bytes;
        let (mut first, piece) = (0, PART as u64);
        while first < size {
            let range = first..size.min(first + piece);
            let bytes = self.ask(path, |store, key| async move { store.get_range(&key, range).await })?;
            if bytes.is_empty() {
                return Err(LocationError::failed(self.place(path), "the store sent less than it said"));
            }
            first += u64::try_from(bytes.len()).unwrap_or(piece);
            take(&bytes);
        }
        Ok(())
    }

    fn object(&self, meta: ObjectMeta) -> Object {
        let key = meta.location.to_string();
        let path = key.strip_prefix(&self.prefix).map_or(key.as_str(), |rest| rest.trim_start_matches('/')).to_owned();
        Object { path, bytes: meta.size, modified: meta.last_modified.into(), tag: meta.e_tag }
    }

    pub(super) fn head(&self, path: &str) -> Result<Object, LocationError> {
        let meta = self.ask(path, |store, key| async move { store.head(&key).await })?;
        Ok(self.object(meta))
    }

    pub(super) fn list(&self, folder: &str) -> Result<Vec<Object>, LocationError> {
        let found: Vec<ObjectMeta> = self.ask(folder, |store, key| async move { store.list(Some(&key)).try_collect().await })?;
        Ok(found.into_iter().map(|meta| self.object(meta)).collect())
    }

    pub(super) fn folders(&self) -> Result<Vec<String>, LocationError> {
        let listed = self.ask("", |store, prefix| async move { store.list_with_delimiter(Some(&prefix)).await })?;
        Ok(listed.common_prefixes.iter().filter_map(|path| path.filename().map(str::to_owned)).collect())
    }

    pub(super) fn put(&self, path: &str, bytes: &[u8], before: Option<&Before>) -> Result<Option<String>, LocationError> {
        let mode = match before {
            None => PutMode::Overwrite,
            Some(Before::Nothing) => PutMode::Create,
            Some(Before::Tagged(tag)) => PutMode::Update(UpdateVersion { e_tag: Some(tag.clone()), version: None }),
        };
        let payload = PutPayload::from(bytes.to_vec());
        let put = self.ask(path, |store, key| async move { store.put_opts(&key, payload, PutOptions::from(mode)).await })?;
        Ok(put.e_tag)
    }

    pub(super) fn create(&self, path: &str) -> Result<BucketUpload, LocationError> {
        self.key(path)?;
        let (bucket, path) = (self.clone(), path.to_owned());
        Ok(BucketUpload { bucket, path, begun: None, on_their_way: VecDeque::new(), part: Vec::new() })
    }

    pub(super) fn copy(&self, from: &str, to: &str) -> Result<(), LocationError> {
        let to = self.key(to)?;
        self.ask(from, |store, key| async move { store.copy(&key, &to).await })
    }

    pub(super) fn remove(&self, path: &str) -> Result<(), LocationError> {
        match self.ask(path, |store, key| async move { store.delete(&key).await }) {
            Err(error) if error.is_missing() => Ok(()),
            removed => removed,
        }
    }
}

impl BucketUpload {
    fn failed(&self, error: impl std::fmt::Display) -> LocationError {
        LocationError::failed(self.bucket.place(&self.path), error)
    }

    pub(super) fn write(&mut self, mut bytes: &[u8]) -> Result<(), LocationError> {
        while !bytes.is_empty() {
            let (now, later) = bytes.split_at(bytes.len().min(PART - self.part.len()));
            self.part.extend_from_slice(now);
            bytes = later;
            if self.part.len() == PART {
                self.send()?;
            }
        }
        Ok(())
    }

    /// Sends what is gathered as a part; waits while too many are on their way.
    fn send(&mut self) -> Result<(), LocationError> {
        let mut upload = match self.begun.take() {
            Some(upload) => upload,
            None => self.bucket.ask(&self.path, |store, key| async move { store.put_multipart(&key).await })?,
        };
        let part = upload.put_part(PutPayload::from(std::mem::take(&mut self.part)));
        self.begun = Some(upload);
        let task = Task::begin(part).map_err(|error| self.failed(error))?;
        self.on_their_way.push_back(task);
        while self.on_their_way.len() > AT_ONCE {
            self.arrived()?;
        }
        Ok(())
    }

    /// Waits for the part that was sent first.
    fn arrived(&mut self) -> Result<(), LocationError> {
        let Some(task) = self.on_their_way.pop_front() else { return Ok(()) };
        let sent = task.wait().map_err(|error| self.failed(error))?;
        sent.map_err(|error| LocationError::of_store(&self.bucket.place(&self.path), &error))
    }

    pub(super) fn finish(mut self) -> Result<Option<String>, LocationError> {
        if self.begun.is_none() {
            let bytes = std::mem::take(&mut self.part);
            return self.bucket.put(&self.path, &bytes, None);
        }
        if !self.part.is_empty() {
            self.send()?;
        }
        while !self.on_their_way.is_empty() {
            self.arrived()?;
        }
        let Some(mut upload) = self.begun.take() else { return Ok(None) };
        let ended = wait(async move {
            let ended = upload.complete().await;
            if ended.is_err() {
                let _ = upload.abort().await;
            }
            ended
        });
        let ended = ended.map_err(|error| self.failed(error))?;
        ended.map(|put| put.e_tag).map_err(|error| LocationError::of_store(&self.bucket.place(&self.path), &error))
    }
}

impl Drop for BucketUpload {
    fn drop(&mut self) {
        // Parts that are on their way would come after the end.
        while let Some(task) = self.on_their_way.pop_front() {
            let _ = task.wait();
        }
        if let Some(mut upload) = self.begun.take() {
            let _ = wait(async move { upload.abort().await });
        }
    }
}
